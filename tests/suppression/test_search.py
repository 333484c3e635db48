"""The search on plain cells and relations, compared with every table that fits."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fokusmanad.suppression.cells import Cell, CellStatus, CellTable, Intruder, Relation
from fokusmanad.suppression.certify import Certifier, witness
from fokusmanad.suppression.counts import Rules
from fokusmanad.suppression.publication import table_of
from fokusmanad.suppression.search import find_pattern
from tests.suppression.auditor import Auditor, must_be_hidden
from tests.suppression.months import campaign, rows, truth


def grid(values: list[list[int]], keep: bool = False) -> CellTable:
    """Return a two-way table with its margins; counts of 1 to 4 are primary, other counts free (or kept)."""
    across, down = len(values[0]), len(values)
    exact = {(f"r{row}", f"c{column}"): values[row][column] for row in range(down) for column in range(across)}
    exact |= {(f"r{row}", "all"): sum(values[row]) for row in range(down)}
    exact |= {("all", f"c{column}"): sum(row[column] for row in values) for column in range(across)}
    exact[("all", "all")] = sum(map(sum, values))
    status = CellStatus.KEEP if keep else CellStatus.FREE
    cells = [
        Cell(name, value, CellStatus.PRIMARY if 0 < value < 5 else status, value + 1) for name, value in exact.items()
    ]
    sides = [*(f"r{row}" for row in range(down)), "all"], [*(f"c{column}" for column in range(across)), "all"]
    relations = [Relation((row, "all"), tuple((row, each) for each in sides[1][:-1])) for row in sides[0]]
    relations += [Relation(("all", column), tuple((each, column) for each in sides[0][:-1])) for column in sides[1]]
    return CellTable(tuple(cells), tuple(relations))


def ranges(table: CellTable, hidden: frozenset[tuple[str, ...]], most: int) -> dict[tuple[str, ...], tuple[int, int]]:
    """Try every two-by-two table with inner cells up to `most`, and add up the margins."""
    exact = {cell.id: cell.value for cell in table.cells}
    names = [("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1")]
    margins = [("r0", "all"), ("r1", "all"), ("all", "c0"), ("all", "c1"), ("all", "all")]
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for a, b, c, d in product(*(range(most + 1) if name in hidden else (exact[name],) for name in names)):
        values = dict(zip([*names, *margins], (a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d), strict=True))
        if all(value == exact[name] for name, value in values.items() if name not in hidden):
            for name, value in values.items():
                low, high = found.get(name, (value, value))
                found[name] = min(low, value), max(high, value)
    return found


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
def test_small_tables_hold_over_every_table_that_fits(values: list[list[int]]) -> None:
    table = grid(values)
    pattern = find_pattern(table, 3)
    assert pattern.exposed == ()
    found = ranges(table, pattern.hidden, 14)
    for place in table.status(CellStatus.PRIMARY):
        low, high = found[table.cells[place].id]
        assert high - low >= 3


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=2, max_size=2))
def test_no_shown_cells_add_up_to_a_primary_one(values: list[list[int]]) -> None:
    """Over all tables, negative ones too, no primary cell is determined by the shown cells."""
    table = grid(values)
    hidden = table.places(find_pattern(table, 3).hidden)
    fixed = [place for place in range(len(table.cells)) if place not in hidden]
    rows_of = [{total: -1, **dict.fromkeys(parts, 1)} for total, parts in table.sums]
    rows_of += [{place: 1} for place in fixed]
    base = _rank(rows_of)
    for place in table.status(CellStatus.PRIMARY):
        assert _rank([*rows_of, {place: 1}]) == base + 1


def _rank(rows_of: list[dict[int, int]]) -> int:
    """Return the rank modulo a prime, computed without the solver."""
    prime = 1_000_003
    pivots: dict[int, dict[int, int]] = {}
    for each in rows_of:
        row = {column: value % prime for column, value in each.items()}
        while row:
            column = min(row)
            if column not in pivots:
                inverse = pow(row[column], -1, prime)
                pivots[column] = {each: value * inverse % prime for each, value in row.items()}
                break
            factor = row[column]
            row = {
                each: value
                for each in row.keys() | pivots[column].keys()
                if (value := (row.get(each, 0) - factor * pivots[column].get(each, 0)) % prime)
            }
    return len(pivots)


def test_a_cell_that_cannot_be_protected_is_named_and_nothing_is_hidden_for_it() -> None:
    table = grid([[2, 9], [9, 9]], keep=True)
    pattern = find_pattern(table, 3)
    assert [each.cell for each in pattern.exposed] == [("r0", "c0")]
    assert pattern.hidden == {("r0", "c0")}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(5, 30), min_size=3, max_size=3), min_size=3, max_size=3))
def test_the_cells_that_are_worth_least_are_hidden(values: list[list[int]]) -> None:
    """One small count needs a rectangle of dots: of all rectangles, the one whose cells are worth least."""
    values[0][0] = 3
    table = grid(values)
    rectangles = [
        {("r0", column), (row, "c0"), (row, column)} for row in ("r1", "r2", "all") for column in ("c1", "c2", "all")
    ]
    worth = {cell.id: cell.worth for cell in table.cells}
    hidden = find_pattern(table, 3).hidden - {("r0", "c0")}
    assert sum(worth[name] for name in hidden) == min(sum(worth[name] for name in each) for each in rectangles)


@pytest.mark.parametrize(
    "values",
    [
        [[3, 6, 2], [8, 4, 1]],
        [[6, 12, 13], [20, 24, 1], [12, 3, 20]],
        [[6, 8, 27, 18], [26, 6, 20, 21], [1, 12, 3, 8]],
    ],
)
def test_nothing_is_hidden_that_later_dots_make_needless(values: list[list[int]]) -> None:
    """In each of these tables a count is hidden for one cell, which others hidden later protect too: it is shown."""
    table = grid(values)
    hidden = table.places(find_pattern(table, 3).hidden)
    primary = table.status(CellStatus.PRIMARY)
    assert _is_safe(table, hidden)
    assert not any(_is_safe(table, hidden - {place}) for place in hidden.difference(primary))


def _is_safe(table: CellTable, hidden: frozenset[int]) -> bool:
    """Return whether the public finds at least 3 values between the least and the greatest of each primary cell."""
    certifier = Certifier(table, hidden, 3)
    _, public = certifier.strangers
    for place in public.unprotected:
        certifier.settle(public, place)
    return not public.unprotected


def ring(a: int, b: int, c: int) -> CellTable:
    """Return three hidden cells, each pair of which adds up to a kept sum with a small count: corners have halves."""
    cells = [Cell((name,), value, CellStatus.PRIMARY) for name, value in (("a", a), ("b", b), ("c", c))]
    cells += [Cell(("rest",), 1, CellStatus.HIDDEN)]
    cells += [
        Cell((name,), value, CellStatus.KEEP) for name, value in (("ab", a + b), ("bc", b + c), ("ca", c + a + 1))
    ]
    sums = ("ab", "a", "b"), ("bc", "b", "c"), ("ca", "c", "a", "rest")
    return CellTable(
        tuple(cells), tuple(Relation((total,), tuple((part,) for part in parts)) for total, *parts in sums)
    )


@pytest.mark.parametrize("width", [1, 2])
@pytest.mark.parametrize("cells", [(2, 3, 2), (1, 1, 1), (4, 2, 3), (3, 4, 4)])
def test_halves_are_no_certificate(cells: tuple[int, int, int], width: int) -> None:
    """If a solver's corner has halves, whole numbers are sought, and only those count."""
    table = ring(*cells)
    pattern = find_pattern(table, width)
    exposed = {each.cell for each in pattern.exposed}
    hidden = {cell.id for cell in table.cells if cell.id in pattern.hidden}
    for place in table.status(CellStatus.PRIMARY):
        name = table.cells[place].id
        low, high = _by_trying(table, hidden)[name]
        assert (name in exposed) == (high - low < width)


def _by_trying(table: CellTable, hidden: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[int, int]]:
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for values in product(*(range(10) if cell.id in hidden else (cell.value,) for cell in table.cells)):
        if all(values[total] == sum(values[part] for part in parts) for total, parts in table.sums):
            for cell, value in zip(table.cells, values, strict=True):
                low, high = found.get(cell.id, (value, value))
                found[cell.id] = min(low, value), max(high, value)
    return found


@pytest.mark.parametrize(
    "change",
    [{0: 1}, {0: 3, 1: 4}, {0: -2, 1: 11, 2: 11, 3: -2}, {8: 99}],
    ids=["a sum is wrong", "a shown margin is wrong", "below zero", "a total is wrong"],
)
def test_a_proposed_table_is_believed_only_when_it_adds_up(change: dict[int, int]) -> None:
    """Whatever a solver returns, the proof is addition."""
    table = grid([[2, 7], [7, 2]])
    hidden = frozenset({0, 1, 2, 3})
    proposed = list(table.values)
    for place, value in change.items():
        proposed[place] = value
    assert witness(table, hidden, table.values) == {}
    assert witness(table, hidden, [1, 8, 8, 1, *table.values[4:]]) == {0: 1, 1: 8, 2: 8, 3: 1}
    assert witness(table, hidden, proposed) is None


def test_hiding_more_takes_no_certificate_back() -> None:
    table = grid([[2, 7, 9], [7, 2, 9], [9, 9, 9]])
    certifier = Certifier(table, frozenset(table.status(CellStatus.PRIMARY)), 3)
    certifier.survey(certifier.views[0])
    before = set(certifier.views[0].unprotected)
    certifier.hide(table.status(CellStatus.FREE))
    certifier.survey(certifier.views[0])
    assert set(certifier.views[0].unprotected) <= before


@pytest.mark.parametrize("seed", range(4))
def test_no_dot_stands_in_a_sum_that_tells_it(seed: int) -> None:
    """A lone dot looks like a small count that anybody can compute; only answers of a hidden asked may be alone."""
    sizes = {"Berg": 12, "Krokom": 30, "Åre": 60, "Östersund": 140}
    month = campaign({name: rows(size, "usual", seed * 10 + size) for name, size in sizes.items()})
    table = table_of(month, Rules())
    hidden = {table.index[name] for name in find_pattern(table, 3).hidden}
    following = {each for place in hidden for each in table.with_followers(place)[1:]}
    alone = [places for total, parts in table.sums if len(places := hidden & {total, *parts}) == 1]
    assert {table.cells[place].status for places in alone for place in places - following} <= {CellStatus.HIDDEN}


def test_dots_alone_leak() -> None:
    """The attacker finds what only the rules hide: counts exactly, and ranges."""
    leaks: dict[tuple[str, ...], tuple[int, int]] = {}
    for seed in range(6):
        month = campaign({name: rows(60, "usual", seed * 10 + n) for n, name in enumerate(("Berg", "Åre", "Krokom"))})
        exact = truth(month)
        primary = must_be_hidden(exact)
        page = {name: None if name in primary else value for name, value in exact.items()}
        leaks |= Auditor(page).narrow(sorted(primary), 3)
    assert any(low == high for low, high in leaks.values())


def reasons(counts: dict[str, int], *, intruders: bool) -> CellTable:
    """Return the example of docs/publishing.md: meetings where the question was forgotten, by kommun and in total."""
    cells = [Cell(("total",), sum(counts.values()), CellStatus.KEEP)]
    for name, value in counts.items():
        cells.append(Cell((name,), value, CellStatus.PRIMARY if 0 < value < 5 else CellStatus.FREE, value + 1))
    names = {(name,) for name in counts}
    small = {cell.id for cell in cells if cell.status is CellStatus.PRIMARY}
    those = tuple(Intruder(name, frozenset({(name,)}), frozenset(small - {(name,)})) for name in counts)
    return CellTable(tuple(cells), (Relation(("total",), tuple(sorted(names))),), intruders=those if intruders else ())


def test_the_worked_example() -> None:
    """Berg's 3 can be subtracted; one more dot stops the page's reader, and another the kommun that has it."""
    counts = {"Berg": 3, "Krokom": 20, "Åre": 12}
    alone = find_pattern(reasons(counts, intruders=False), 3)
    assert alone.hidden == {("Berg",), ("Åre",)}
    with_kommuner = find_pattern(reasons(counts, intruders=True), 3)
    assert with_kommuner.hidden == {("Berg",), ("Krokom",), ("Åre",)}


def test_the_worked_example_of_two_small_counts() -> None:
    """Two dots that add up to 2 reveal too much of both, so that a third cell is hidden."""
    table = reasons({"Berg": 1, "Krokom": 20, "Åre": 1}, intruders=False)
    assert find_pattern(table, 3).hidden == {("Berg",), ("Krokom",), ("Åre",)}
