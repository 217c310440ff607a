"""Circles, and ways out of them: the same as the plainest way to find them would."""

from hypothesis import given
from hypothesis import strategies as st

from walkshoes.proof.components import components, goes_round, leads_to

GRAPHS = st.integers(1, 12).flatmap(
    lambda count: st.lists(st.lists(st.integers(0, count - 1), max_size=4), min_size=count, max_size=count)
)


def rows(graph: list[list[int]]) -> tuple[list[int], list[int]]:
    offsets, targets = [0], []
    for leads in graph:
        targets += leads
        offsets.append(len(targets))
    return offsets, targets


def reached(graph: list[list[int]], start: int) -> set[int]:
    """What can be come to from a member, by at least one step."""
    seen: set[int] = set()
    ahead = list(graph[start])
    while ahead:
        number = ahead.pop()
        if number not in seen:
            seen.add(number)
            ahead += graph[number]
    return seen


@given(GRAPHS)
def test_who_reaches_each_other_belongs_together(graph: list[list[int]]) -> None:
    found = components(*rows(graph))
    assert sorted(number for component in found for number in component) == list(range(len(graph)))
    of = {number: at for at, component in enumerate(found) for number in component}
    for one in range(len(graph)):
        for other in range(len(graph)):
            together = one == other or (other in reached(graph, one) and one in reached(graph, other))
            assert (of[one] == of[other]) is together


@given(GRAPHS)
def test_what_a_component_leads_to_comes_before_it(graph: list[list[int]]) -> None:
    found = components(*rows(graph))
    of = {number: at for at, component in enumerate(found) for number in component}
    assert all(of[there] <= of[number] for number, leads in enumerate(graph) for there in leads)


@given(GRAPHS)
def test_only_what_comes_back_to_itself_goes_round(graph: list[list[int]]) -> None:
    for component in components(*rows(graph)):
        assert goes_round(component, *rows(graph)) is (component[0] in reached(graph, component[0]))


@given(GRAPHS, st.data())
def test_a_way_out_is_found_where_there_is_one(graph: list[list[int]], data: st.DataObject) -> None:
    ends = data.draw(st.sets(st.integers(0, len(graph) - 1)))
    marked = bytearray(number in ends for number in range(len(graph)))
    out = leads_to(marked, components(*rows(graph)), *rows(graph))
    assert [bool(one) for one in out] == [bool(({n} | reached(graph, n)) & ends) for n in range(len(graph))]


def test_a_chain_longer_than_any_stack_is_no_trouble() -> None:
    count = 200_000
    assert len(components(range(count + 1), [*range(1, count), -1])) == count
