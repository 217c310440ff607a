"""Which share of callers takes each option of a menu, a choice or a wait, where the file does not say.

Equal among the options that can lead to what the customer came for: an ending that settles the matter, over any
condition, without a contact being lost and without coming round to the same menu again. Where no option leads there,
equal among all of them.
"""

from collections.abc import Sequence
from dataclasses import replace

from walkshoes.journey import program as p
from walkshoes.journey.tables import DeliveryInfo, LineInfo, PlaceInfo
from walkshoes.scenario.callers import Callers, after_a_loss


def with_usual_shares(
    ops: Sequence[p.Op],
    places: Sequence[PlaceInfo],
    deliveries: Sequence[DeliveryInfo],
    dialled: Sequence[LineInfo],
    callers: Callers,
) -> tuple[p.Op, ...]:
    """The operations, in which every menu and choice says the share of callers for each of its options."""
    ways = WaysToHelp(ops, places, deliveries, dialled)
    return tuple(
        _with_shares(op, number, ways, callers) if isinstance(op, p.Menu | p.Choose) and not op.usually else op
        for number, op in enumerate(ops)
    )


def _with_shares(op: p.Menu | p.Choose, number: int, ways: "WaysToHelp", callers: Callers) -> p.Op:
    if isinstance(op, p.Choose) and op.dials:
        shares = after_a_loss(callers)
        usually = tuple(shares.get(option.name, callers.redial) for option in op.options)
        return replace(op, usually=usually, assumed="redial" not in callers.model_fields_set)
    if isinstance(op, p.Choose) and op.waits:
        each = callers.chase / (len(op.options) - 1)
        usually = (1 - callers.chase, *(each for _ in op.options[1:]))
        return replace(op, usually=usually, assumed="chase" not in callers.model_fields_set)
    leading = [ways.leads_on(option.then, number) for option in op.options]
    if not any(leading):
        leading = [True] * len(leading)
    return replace(op, usually=tuple(leads / sum(leading) for leads in leading), assumed=True)


class WaysToHelp:
    """From which operations the matter can be settled, and what every way from there has to pass.

    The second are the dominators of the reversed graph (Cooper, Harvey and Kennedy, "A simple, fast dominance
    algorithm", 2001): its root is being helped.
    """

    def __init__(
        self,
        ops: Sequence[p.Op],
        places: Sequence[PlaceInfo],
        deliveries: Sequence[DeliveryInfo],
        dialled: Sequence[LineInfo],
    ) -> None:
        root = len(ops)
        lost = {op.then for op in ops if isinstance(op, p.HangUp)}
        after: list[tuple[int, ...]] = [
            (root,)
            if isinstance(op, p.End) and places[op.place].resolved
            else ()
            if number in lost
            else _leads(op, deliveries, dialled)
            for number, op in enumerate(ops)
        ]
        before: list[list[int]] = [[] for _ in range(root + 1)]
        for number, leads in enumerate(after):
            for then in leads:
                if then >= 0:
                    before[then].append(number)
        order = _finished(before, root)
        self._rank = {number: rank for rank, number in enumerate(order)}
        self._passes = {root: root}
        changed = True
        while changed:
            changed = False
            for number in reversed(order[:-1]):
                known = [then for then in after[number] if then in self._passes]
                nearest = known[0]
                for then in known[1:]:
                    nearest = self._common(nearest, then)
                if self._passes.get(number) != nearest:
                    self._passes[number] = nearest
                    changed = True
        self._root = root

    def leads_on(self, number: int, without: int) -> bool:
        """Whether the matter can be settled from an operation without coming to another one."""
        if number not in self._passes:
            return False
        last = self._rank.get(without, -1)
        while self._rank[number] < last:
            number = self._passes[number]
        return number != without

    def _common(self, one: int, other: int) -> int:
        rank, passes = self._rank, self._passes
        while one != other:
            while rank[one] < rank[other]:
                one = passes[one]
            while rank[other] < rank[one]:
                other = passes[other]
        return one


def _finished(before: Sequence[Sequence[int]], root: int) -> list[int]:
    """Every operation that leads to the root, in the order in which a search from there is done with it."""
    order: list[int] = []
    seen = {root}
    ahead = [(root, iter(before[root]))]
    while ahead:
        number, rest = ahead[-1]
        for inner in rest:
            if inner not in seen:
                seen.add(inner)
                ahead.append((inner, iter(before[inner])))
                break
        else:
            order.append(number)
            ahead.pop()
    return order


def _leads(op: p.Op, deliveries: Sequence[DeliveryInfo], dialled: Sequence[LineInfo]) -> tuple[int, ...]:
    """Where an operation may lead; once more to a contact that was lost is no way on."""
    match op:
        case p.End() | p.GoOn() | p.OnceMore():
            return ()
        case p.Branch():
            return op.then, op.otherwise
        case p.Menu():
            return *(option.then for option in op.options), op.no_input.failed, op.no_match.failed
        case p.Choose():
            return tuple(option.then for option in op.options)
        case p.Ask():
            return op.then, op.known, op.wrong.failed, op.nothing.failed
        case p.Queue():
            return op.then, op.closed, op.nobody
        case p.Launch():
            info = deliveries[op.delivery]
            return op.then, info.arrives, info.lapses
        case p.Chase():
            return op.then, op.go
        case p.Dial():
            return (dialled[op.line].then,)
        case _:
            return (op.then,)
