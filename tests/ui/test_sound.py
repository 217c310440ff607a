"""The music on hold: the same twenty seconds, again and again."""

from walkshoes.ui.widgets.sound import HIGHEST, ROUND_MS, STEP_MS, music_row

WIDTH = 120


def drawn(step: int) -> list[str]:
    return [music_row(height, step, WIDTH) for height in range(HIGHEST, 0, -1)]


def test_after_twenty_seconds_it_is_the_same_again_and_not_before():
    steps = ROUND_MS // STEP_MS
    assert drawn(7) == drawn(7 + steps)
    assert all(drawn(7) != drawn(7 + step) for step in range(1, steps))


def test_the_notes_move_slowly_to_the_left():
    assert [row[1:] for row in drawn(0)] == [row[:-1] for row in drawn(1)]


def test_a_note_has_one_height_at_a_time():
    for column in zip(*drawn(0), strict=True):
        assert sum(note != " " for note in column) <= 1
