"""What PyTorch is asked to do, by whatever name a learner's file calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch.overrides import TorchFunctionMode


class Witness(TorchFunctionMode):
    """Notes every function of PyTorch that is called: `names` has them dotted.

    A method of a value is noted as `.backward`, as the reading of a source does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def watching(self, function: Callable[..., object]) -> Callable[..., object]:
        """`function`, with its calls noted."""

        def watched(*arguments: object) -> object:
            with self:
                return function(*arguments)

        return watched

    def __torch_function__(
        self,
        func: Callable[..., Any],
        _types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Note the name, and do what was asked."""
        name = getattr(func, "__name__", "")
        self.names |= {f".{name}", f"{getattr(func, '__module__', '')}.{name}"}
        return func(*args, **(kwargs or {}))
