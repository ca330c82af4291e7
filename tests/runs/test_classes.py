import dataclasses
import math
import warnings

import pytest
import torch

from descenso.runs.classes import ClassScore, confusion_matrix, per_class


def draw(rows, classes, seed):
    generator = torch.Generator().manual_seed(seed)
    truth = torch.randint(classes, (rows,), generator=generator)
    slips = torch.rand(rows, generator=generator) < 0.3
    return truth, torch.where(slips, (truth + 1) % classes, truth)


@pytest.mark.parametrize(("rows", "classes"), [(1, 2), (50, 2), (200, 5), (3, 10), (1000, 21)])
def test_agrees_with_scikit_learn(rows, classes):
    from sklearn import metrics

    truth, predicted = draw(rows, classes, seed=rows)
    matrix = confusion_matrix(truth, predicted, classes)
    names = range(classes)
    assert matrix.dtype == torch.int64
    assert matrix.tolist() == metrics.confusion_matrix(truth, predicted, labels=names).tolist()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = metrics.precision_recall_fscore_support(
            truth, predicted, labels=names, zero_division=float("nan")
        )
    for score, *theirs in zip(per_class(matrix), *expected, strict=True):
        ours = (score.precision, score.recall, score.f1, score.rows)
        for value, other in zip(ours, theirs, strict=True):
            assert value is None if math.isnan(other) else value == pytest.approx(float(other))


def test_rows_are_the_truth():
    matrix = confusion_matrix(torch.tensor([0, 0, 1]), torch.tensor([1, 1, 1]), 3)
    assert matrix.tolist() == [[0, 2, 0], [0, 1, 0], [0, 0, 0]]


def test_nothing_is_invented_where_there_is_nothing():
    never_predicted, always, absent = per_class(torch.tensor([[0, 2, 0], [0, 1, 0], [0, 0, 0]]))
    assert never_predicted == ClassScore(2, None, 0.0, 0.0)
    assert always.precision == pytest.approx(1 / 3)
    assert always.recall == 1
    assert absent == ClassScore(0, None, None, None)


def test_no_rows_at_all():
    none = torch.zeros(0, dtype=torch.int64)
    assert per_class(confusion_matrix(none, none, 2)) == [ClassScore(0, None, None, None)] * 2


def test_scores_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ClassScore(1, None, None, None).rows = 2
