"""What five published tools would say of a run, by the criteria in their papers and code.

Each gives complaints in the tool's own words, mapped to the ids that such a complaint names. Where
a tool looks once an epoch, the run is cut into equal windows, since a plain loop does not say what
an epoch is. Criteria that only make sense in Keras (a missing softmax before a loss that has none
of its own) are read as PyTorch means them: its cross-entropy takes logits.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.doctor.peers.autotrainer import autotrainer
from benchmarks.doctor.peers.deepdiagnosis import deepdiagnosis
from benchmarks.doctor.peers.reading import Complaints, Vitals
from benchmarks.doctor.peers.sagemaker import sagemaker
from benchmarks.doctor.peers.thedeepchecker import thedeepchecker
from benchmarks.doctor.peers.umlaut import umlaut

PEERS: dict[str, Callable[[Vitals], Complaints]] = {
    "AutoTrainer": autotrainer,
    "UMLAUT": umlaut,
    "DeepDiagnosis": deepdiagnosis,
    "TheDeepChecker": thedeepchecker,
    "SageMaker Debugger": sagemaker,
}
