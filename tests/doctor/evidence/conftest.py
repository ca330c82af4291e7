"""One thread, and nobody else's modes: what is recomputed here counts calls and sums in order."""

from __future__ import annotations

import pytest
import torch


@pytest.fixture(autouse=True, scope="session")
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(autouse=True)
def no_modes():
    """A default device, for example, is a function mode that stays: under it a call of a Python
    function of PyTorch's is made twice, once to hand it over and once without the mode.
    """
    stray = []
    while torch._C._len_torch_function_stack():
        stray.append(torch._C._pop_torch_function_stack())
    yield
    for mode in reversed(stray):
        torch._C._push_on_torch_function_stack(mode)
