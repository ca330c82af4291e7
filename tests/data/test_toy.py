"""The built-in sets: each as its row says, and the lesson's exactly."""

import subprocess
import sys

import numpy as np
import pytest
import sklearn.datasets
import torch

from descenso.data.toy import ROWS, TOYS, load_toy
from descenso.errors import OptionError
from descenso.random import generator, stream_seed

DRAWN = ("clouds", "moons", "circles", "xor", "spirals", "blobs", "checkerboard")
KEPT = {
    "iris": sklearn.datasets.load_iris,
    "wine": sklearn.datasets.load_wine,
    "breast-cancer": sklearn.datasets.load_breast_cancer,
    "digits": sklearn.datasets.load_digits,
}


def test_the_table_has_the_names_of_the_surface():
    assert set(TOYS) == {*DRAWN, *KEPT}
    assert all(name == toy.name for name, toy in TOYS.items())


@pytest.mark.parametrize("name", TOYS)
def test_every_row_gives_a_whole_data_set(name):
    data = load_toy(name, seed=3)
    assert data.values.dtype == torch.float64
    assert data.values.is_contiguous()
    assert data.y.dtype == torch.int64
    assert data.values.shape == (len(data.y), len(data.features))
    assert data.values.isfinite().all()
    assert data.y.unique().tolist() == list(range(len(data.classes)))
    assert data.source == {"kind": "built-in", "name": name, "seed": 3}
    assert len(data.sha256) == 64
    assert data.name == name


@pytest.mark.parametrize("name", TOYS)
def test_a_seed_gives_the_same_bits_again(name):
    one, two = load_toy(name, seed=5), load_toy(name, seed=5)
    assert torch.equal(one.values, two.values)
    assert torch.equal(one.y, two.y)
    assert one.sha256 == two.sha256


@pytest.mark.parametrize("name", DRAWN)
def test_another_seed_draws_other_points(name):
    one, two = load_toy(name, seed=0), load_toy(name, seed=1)
    assert one.rows == two.rows == ROWS == 400
    assert not torch.equal(one.values, two.values)
    assert one.sha256 != two.sha256


@pytest.mark.parametrize("name", DRAWN)
def test_classes_are_of_about_the_same_size(name):
    data = load_toy(name, seed=11)
    counts = torch.bincount(data.y) * len(data.classes) / data.rows
    assert (counts - 1).abs().max() < 0.3


def test_clouds_are_the_lessons():
    g = generator(7, "data")
    left = torch.randn(200, 2, generator=g) + torch.tensor([-2.0, 0.0])
    right = torch.randn(200, 2, generator=g) + torch.tensor([2.0, 0.0])
    data = load_toy("clouds", seed=7)
    assert torch.equal(data.values, torch.cat([left, right]).double())
    assert torch.equal(data.X.double(), data.values), "float32 holds the clouds exactly"
    assert data.y.tolist() == [0] * 200 + [1] * 200
    assert data.features == ("x1", "x2")
    assert data.classes == ("0", "1")


def test_moons_are_scikit_learns():
    values, y = sklearn.datasets.make_moons(400, noise=0.1, random_state=stream_seed(4, "data"))
    data = load_toy("moons", seed=4)
    assert np.array_equal(data.values.numpy(), values)
    assert np.array_equal(data.y.numpy(), y)


def test_circles_have_the_stated_radii():
    data = load_toy("circles")
    radius = data.values.norm(dim=1)
    assert radius[data.y == 0].mean() == pytest.approx(1, abs=0.02)
    assert radius[data.y == 1].mean() == pytest.approx(0.5, abs=0.02)


def test_xor_is_the_sign_of_the_product():
    data = load_toy("xor")
    assert torch.equal(data.y == 1, data.values.prod(dim=1) < 0)
    assert data.values.abs().max() <= 1


def test_checkerboard_changes_class_from_field_to_field():
    data = load_toy("checkerboard")
    fields = (data.values + 2).floor().long()
    assert fields.min() == 0
    assert fields.max() == 3
    colour = torch.full((4, 4), -1)
    colour[fields[:, 0], fields[:, 1]] = data.y
    for row in range(4):
        assert colour[row].tolist() in ([0, 1, 0, 1], [1, 0, 1, 0])
    assert colour[0, 0] != colour[1, 0]


def test_the_spirals_second_arm_is_the_first_turned_by_half():
    data = load_toy("spirals")
    turned = torch.where(data.y == 1, -1.0, 1.0).unsqueeze(1) * data.values
    # On the arm, radius r lies at angle r * pi: rotate back and what is left is noise.
    radius = turned.norm(dim=1)
    angle = torch.atan2(turned[:, 1], turned[:, 0]) - radius * torch.pi
    off = radius * torch.atan2(angle.sin(), angle.cos())
    assert off[radius > 1].abs().median() < 0.5
    assert 2.5 < radius.max() < 3.5


@pytest.mark.parametrize("name", KEPT)
def test_the_classics_are_those_of_scikit_learn(name):
    theirs, ours = KEPT[name](), load_toy(name, seed=9)
    assert np.array_equal(ours.values.numpy(), theirs.data)
    assert np.array_equal(ours.y.numpy(), theirs.target)
    assert ours.features == tuple(map(str, theirs.feature_names))
    assert ours.classes == tuple(map(str, theirs.target_names))
    assert ours.sha256 == load_toy(name, seed=10).sha256, "the seed plays no role"


def test_an_unknown_name_is_refused_with_a_hint():
    with pytest.raises(OptionError, match=r"Did you mean 'moons'\?") as caught:
        load_toy("mons")
    assert caught.value.option == "data"


def test_a_seed_that_is_none_is_refused_for_sets_that_ignore_it_too():
    with pytest.raises(OptionError, match="seed"):
        load_toy("iris", seed=1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [-(2**63), 2**64 - 1])
@pytest.mark.parametrize("name", ["moons", "xor"])
def test_the_ends_of_the_seeds_work(name, seed):
    assert load_toy(name, seed=seed).rows == 400


def test_the_table_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from descenso.data.load import load\n"
        "load('clouds')\n"
        "print([name for name in ('sklearn', 'pyarrow', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
