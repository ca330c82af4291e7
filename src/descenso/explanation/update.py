"""The lines that move every parameter, and the one that clears the gradients.

What a line changes in place has two names: `W1` is what was there, `W1_after` what is there then.
"""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor, zeros_like

from descenso.core.network import copied, named_tensors
from descenso.core.sgd import sgd_step
from descenso.explanation.expressions import Exact, Expression, apply
from descenso.explanation.line import Index, Line, Pattern
from descenso.explanation.workspace import Workspace, Written
from descenso.language import translate
from descenso.types import Layer

MOST_PARAMETERS_LISTED = 8


def update_lines(space: Workspace) -> Iterator[Line]:
    """For each parameter `.grad` and velocity where there are any, and the step; then clearing."""
    snapshot = space.snapshot
    names = [name for name, _ in named_tensors(snapshot.params)]
    for name, before in named_tensors(snapshot.kept or ()):
        _put(space, f"{name}.grad", before, name)
        _put(space, f"{name}.grad_after", before + space[f"d{name}"], name)
        yield _accumulating_line(space, name)
    _move(space)
    for name in names:
        if snapshot.velocity is not None:
            yield _velocity_line(space, name)
        yield _parameter_line(space, name)
    yield _clearing_line(space, names)


def _put(space: Workspace, name: str, tensor: Tensor, parameter: str) -> None:
    space.put(name, tensor, *space.axes(parameter))


def _move(space: Workspace) -> None:
    """Core's own update, in float64."""
    snapshot, options = space.snapshot, space.snapshot.options
    params, velocity = copied(snapshot.params), snapshot.velocity and copied(snapshot.velocity)
    gradients = tuple(
        Layer(*(space[_gradient(space, f"{kind}{number}")] for kind in "Wb"))
        for number in range(1, space.layers + 1)
    )
    sgd_step(
        params,
        gradients,
        lr=options.lr,
        momentum=options.momentum,
        weight_decay=options.weight_decay,
        velocity=velocity,
    )
    for name, before in named_tensors(snapshot.velocity or ()):
        _put(space, f"v{name}", before, name)
    for name, after in named_tensors(velocity or ()):
        _put(space, f"v{name}_after", after, name)
    for name, after in named_tensors(params):
        _put(space, f"{name}_after", after, name)


def _gradient(space: Workspace, name: str) -> str:
    """The tensor that moves a parameter: `.grad` where gradients pile up in it."""
    return f"d{name}" if space.snapshot.kept is None else f"{name}.grad_after"


def _accumulating_line(space: Workspace, name: str) -> Line:
    before, fresh = f"{name}.grad", f"d{name}"

    def write(index: Index) -> Written:
        parts = [space.cell(part, *index) for part in (before, fresh)]
        return apply("sum", *parts), _same_place(index, before, fresh)

    return space.line(
        "update",
        f"{before} += {fresh}",
        f"{before} ← {before} + {fresh}",
        translate(
            "backward() adds to what is in .grad, and nobody cleared it: {grad} is the sum of the "
            "gradients of all {steps} steps so far, each taken at other parameters."
        ).format(grad=before, steps=space.snapshot.number),
        reads=(before, fresh),
        makes=(f"{before}_after",),
        write=write,
    )


def _decayed(space: Workspace, name: str, index: Index) -> tuple[list[Expression], list[str]]:
    """The gradient, and with weight decay λ times the parameter: the terms, and what they use."""
    decay, gradient = space.snapshot.options.weight_decay, _gradient(space, name)
    terms: list[Expression] = [space.cell(gradient, *index)]
    if not decay:
        return terms, [gradient]
    terms.append(apply("product", Exact(decay), space.cell(name, *index)))
    return terms, [gradient, name]


def _direction_texts(space: Workspace, name: str) -> tuple[str, str]:
    """The same as code and as a formula."""
    decay, gradient = space.snapshot.options.weight_decay, _gradient(space, name)
    gradient = gradient.removesuffix("_after")
    if not decay:
        return gradient, gradient
    return f"{gradient} + {decay!r} * {name}", f"{gradient} + λ·{name}"


def _velocity_line(space: Workspace, name: str) -> Line:
    momentum, velocity = space.snapshot.options.momentum, f"v{name}"
    code, formula = _direction_texts(space, name)

    def write(index: Index) -> Written:
        remembered = apply("product", Exact(momentum), space.cell(velocity, *index))
        terms, uses = _decayed(space, name, index)
        return apply("sum", remembered, *terms), _same_place(index, velocity, *uses)

    return space.line(
        "update",
        f"{velocity} = {momentum!r} * {velocity} + {code}",
        f"{velocity} ← β·{velocity} + {formula}",
        _with_decay(space, _velocity_says(space).format(beta=f"{momentum:g}")),
        reads=(velocity, *_directions_read(space, name)),
        makes=(f"{velocity}_after",),
        write=write,
    )


def _velocity_says(space: Workspace) -> str:
    if space.snapshot.number == 1:
        return translate(
            "The velocity is a running sum of gradients in which the past fades by β = {beta} at "
            "every step. There is no past yet, so it begins as the gradient itself."
        )
    return translate(
        "The velocity is a running sum of gradients in which the past fades by β = {beta} at "
        "every step: directions that return add up, those that alternate cancel."
    )


def _directions_read(space: Workspace, name: str) -> tuple[str, ...]:
    decay = space.snapshot.options.weight_decay
    return (_gradient(space, name), *((name,) if decay else ()))


def _parameter_line(space: Workspace, name: str) -> Line:
    options = space.snapshot.options
    with_velocity = space.snapshot.velocity is not None
    code, formula = _direction_texts(space, name)
    if with_velocity:
        code = formula = f"v{name}"
    elif options.weight_decay:
        code, formula = f"({code})", f"({formula})"

    def write(index: Index) -> Written:
        terms, uses = _decayed(space, name, index)
        if with_velocity:
            terms, uses = [space.cell(f"v{name}_after", *index)], [f"v{name}_after"]
        direction = terms[0] if len(terms) == 1 else apply("sum", *terms)
        step = apply("product", Exact(options.lr), direction)
        moved = apply("difference", space.cell(name, *index), step)
        return moved, _same_place(index, *dict.fromkeys((name, *uses)))

    read = (f"v{name}_after",) if with_velocity else _directions_read(space, name)
    return space.line(
        "update",
        f"{name} -= {options.lr!r} * {code}",
        f"{name} ← {name} − η·{formula}",
        _parameter_says(space, name),
        reads=tuple(dict.fromkeys((name, *read))),
        makes=(f"{name}_after",),
        write=write,
    )


def _parameter_says(space: Workspace, name: str) -> str:
    options = space.snapshot.options
    if space.snapshot.velocity is not None:
        says = translate(
            "A step along the velocity, with the learning rate η = {lr}: no longer straight "
            "downhill, but where the ball is rolling."
        )
    elif space.snapshot.kept is not None:
        says = translate(
            "A step against the sum of all gradients so far, with the learning rate η = {lr}."
        )
    elif name.startswith("W"):
        says = translate(
            "A step downhill: each weight moves against its own slope, times the learning rate "
            "η = {lr}."
        )
    else:
        says = translate(
            "The biases move by the same rule as the weights: against the slope, times η = {lr}."
        )
    says = says.format(lr=f"{options.lr:g}")
    return says if space.snapshot.velocity is not None else _with_decay(space, says)


def _with_decay(space: Workspace, says: str) -> str:
    """The sentence, and with weight decay another where it comes in."""
    decay = space.snapshot.options.weight_decay
    if not decay:
        return says
    pull = translate(
        "Weight decay λ = {decay} adds λ times the parameter to its gradient, a pull towards 0."
    )
    return f"{says} {pull.format(decay=f'{decay:g}')}"


def _clearing_line(space: Workspace, names: list[str]) -> Line:
    missing = space.snapshot.kept is not None
    listed = list(names)
    if len(listed) > MOST_PARAMETERS_LISTED:
        listed[3:-2] = ["..."]
    code = f"for p in ({', '.join(listed)}):\n    p.grad.zero_()"
    if missing:
        code = "\n".join(f"# {row}" for row in code.split("\n"))
        says = translate(
            "This line is missing (--no-zero-grads): the next backward() adds its gradient to "
            "these. That is momentum with β = 1, a ball without friction, and its steps need not "
            "grow smaller."
        )
    else:
        says = translate(
            "backward() adds to .grad instead of replacing it: without this line the next gradient "
            "would come on top of this one."
        )
        for name in names:
            _put(space, f"{name}.grad_after", zeros_like(space[name]), name)
    return space.line(
        "clearing",
        code,
        "p.grad ← p.grad" if missing else "p.grad ← 0",
        says,
        reads=(),
        makes=tuple(f"{name}.grad_after" for name in names),
    )


def _same_place(index: Index, *names: str) -> tuple[tuple[str, Pattern], ...]:
    return tuple((name, index) for name in names)
