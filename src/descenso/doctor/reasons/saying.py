"""How a sign is put into a sentence: its evidence in the places, then what a second run came to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from descenso.doctor.record import Sign
from descenso.language import translate


def plain(text: Callable[[], str]) -> Callable[[Sign], str]:
    """The reason that is one text, with the second run where there was one."""
    return lambda sign: with_twin(say(text(), sign), sign)


def either(
    number: str, with_it: Callable[[], str], without: Callable[[], str]
) -> Callable[[Sign], str]:
    """The reason that is one text where `number` is in the evidence, and another where not."""
    return lambda sign: plain(with_it if number in sign.evidence else without)(sign)


def say(text: str, sign: Sign, **more: Any) -> str:
    """`text` with the evidence, the tensor's name and whatever else is given."""
    tensor = sign.tensor or translate("the parameter")
    return text.format(**{**sign.evidence, "tensor": tensor, "step": sign.step, **more})


def with_twin(text: str, sign: Sign) -> str:
    """The same, with what the second run came to where there was one."""
    base, twin = sign.evidence.get("loss"), sign.evidence.get("fork_loss")
    if twin is None:
        return text
    told = TWINS[sign.evidence["fork"]]().format(value=sign.evidence["fork_value"])
    if base is None:
        end = translate("{told}, the same script ends at a loss of {twin:.4g}; as it is, in NaN.")
    elif "all_rows" in sign.evidence:
        end = translate(
            "{told}, the same script ends at a loss of {twin:.4g} instead of {base:.4g} over all "
            "rows, those too that it did not train on."
        )
    else:
        end = translate(
            "{told}, the same script ends at a loss of {twin:.4g} instead of {base:.4g}."
        )
    said = f"{text} {end.format(told=told, twin=twin, base=base)}"
    if "seeds" in sign.evidence:
        seeds = translate("It comes out so from {agreeing} of {asked} seeds.")
        e = sign.evidence
        said += " " + seeds.format(agreeing=e["seeds_agreeing"], asked=e["seeds"])
    return said


TWINS: dict[str, Callable[[], str]] = {
    "scale-updates": lambda: translate("With every update multiplied by {value:g}"),
    "hold-rate": lambda: translate("With the learning rate held where it was largest"),
    "clear-gradients": lambda: translate("With the gradients cleared before each backward pass"),
    "skip-call": lambda: translate("Without the call of {value}"),
    "standardize-inputs": lambda: translate("With inputs of mean 0 and deviation 1"),
    "shuffle-rows": lambda: translate("With the rows shuffled"),
    "fit-start": lambda: translate("With first weights fitted to the layers"),
    "unit-slope": lambda: translate("With slope 1 in place of {value:g}"),
    "let-gradients-through": lambda: translate("With the gradients let through"),
}
