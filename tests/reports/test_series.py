"""Two walks of a series side by side."""

from building import COMPANY, HEAD, source
from reading_files import PAGES, text_of

from walkshoes.journey.ledger import Ledger
from walkshoes.reports.series import Compared, compared
from walkshoes.sessions.record import Record
from walkshoes.summaries.files import write_report
from walkshoes.summaries.making import summary_of


def test_what_was_and_what_is_stand_side_by_side() -> None:
    before = Ledger(given_ms=41 * 60_000, contacts={"phone": 3}, people=5, words_retold=60)
    now = Ledger(given_ms=2 * 60_000, contacts={"phone": 1, "email": 2}, people=1, owner="Maria", resolved=True)
    assert compared(before, now) == (
        Compared("minutes of your attention", "41 minutes", "2 minutes"),
        Compared("ways you got in touch", "phone three times", "phone once and email twice"),
        Compared("people spoken to", "5", "1"),
        Compared("words told again", "60", "0"),
        Compared("who owned it at the end", "nobody", "Maria"),
        Compared("settled", "no", "yes"),
    )


def test_a_report_shows_the_journey_before(record: Record, tmp_path: object) -> None:
    places = "welcome: {team: ivr, announce: Hello., then: done}\n"
    first = source(places)
    second = source(places, COMPANY, "", "follows: small\n" + HEAD)
    for one in (first, second):
        kept = record.begin(one, "Walker 7")
        kept.advance(60_000)
        kept.close()
    made = summary_of(record, kept.session)
    assert made.walks[0].before_title == first.scenario.title
    assert [row.what for row in made.walks[0].before][-1] == "settled"
    for suffix in PAGES:
        path = tmp_path / f"summary{suffix}"  # type: ignore[operator]
        write_report(record, kept.session, path)
        assert "who owned it at the end" in text_of(suffix, path.read_bytes())
