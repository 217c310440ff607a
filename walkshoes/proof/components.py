"""What goes round in circles, and from where no way leads out. On arrays of numbers, without recursion."""

from collections.abc import Sequence

Rows = tuple[Sequence[int], Sequence[int]]
"""A graph in compressed rows: where the ways of each member begin, and where they lead."""


def components(offsets: Sequence[int], targets: Sequence[int]) -> list[list[int]]:
    """The strongly connected components of a graph in compressed rows; a target of -1 is left out.

    In reverse topological order: what a component leads to comes before it. Source: Tarjan, "Depth-first search and
    linear graph algorithms" (SIAM Journal on Computing, 1972), with the stack of calls kept in lists.
    """
    count = len(offsets) - 1
    order = [0] * count  # when a state was first seen, from 1 on
    low = [0] * count
    on_stack = bytearray(count)
    stack: list[int] = []
    found: list[list[int]] = []
    seen = 0
    for root in range(count):
        if order[root]:
            continue
        calls = [(root, offsets[root])]
        seen += 1
        order[root] = low[root] = seen
        stack.append(root)
        on_stack[root] = 1
        while calls:
            number, edge = calls.pop()
            end = offsets[number + 1]
            while edge < end:
                there = targets[edge]
                edge += 1
                if there < 0:
                    continue
                if not order[there]:
                    calls.append((number, edge))
                    seen += 1
                    order[there] = low[there] = seen
                    stack.append(there)
                    on_stack[there] = 1
                    calls.append((there, offsets[there]))
                    break
                if on_stack[there] and order[there] < low[number]:
                    low[number] = order[there]
            else:
                if low[number] == order[number]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack[member] = 0
                        component.append(member)
                        if member == number:
                            break
                    found.append(component)
                if calls:
                    parent = calls[-1][0]
                    low[parent] = min(low[parent], low[number])
    return found


def goes_round(component: Sequence[int], offsets: Sequence[int], targets: Sequence[int]) -> bool:
    """Whether a component can be gone round in: more than one member, or one that leads to itself."""
    if len(component) > 1:
        return True
    only = component[0]
    return only in targets[offsets[only] : offsets[only + 1]]


def leads_to(ends: bytearray, found: list[list[int]], offsets: Sequence[int], targets: Sequence[int]) -> bytearray:
    """For each member of a graph 1 where a way leads from it to one of the `ends` (which are marked by 1), else 0.

    `found` are the graph's components in reverse topological order, as `components` finds them.
    """
    leads = bytearray(ends)
    for component in found:
        out = False
        for number in component:
            if leads[number]:
                out = True
                break
            for there in targets[offsets[number] : offsets[number + 1]]:
                if there >= 0 and leads[there]:
                    out = True
                    break
            if out:
                break
        if out:
            for number in component:
                leads[number] = 1
    return leads
