"""What followed after a yes, and the way there: the funnel from visitors to support, and what the target lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.figures import TOTAL
from fokusmanad.counting.target import lacking, most_common_to_act_on
from fokusmanad.form.layout import DOMESTIC_VIOLENCE, NOT_APPLICABLE, NOT_STATED, SUPPORT, with_the_same_answers
from fokusmanad.render import words
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, TextTable, unbroken
from fokusmanad.render.values import count_of, written
from fokusmanad.text import listing, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fokusmanad.counting.figures import Figures
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.tally import Tally
    from fokusmanad.form.layout import Column
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.suppression.counts import Counts
    from fokusmanad.text import Lang


def funnel(total: Tally, lang: Lang) -> str:
    """Return the way from visitors to accepted support in one line, each loss with its number."""
    counts = total.counts
    answered = counts.asked - counts.answers[NOT_STATED] - counts.answers["declined"]
    steps = [
        *([words.FUNNEL_VISITORS.counted(total.visitors, lang)] if total.visitors else []),
        words.FUNNEL_ROWS.counted(total.rows, lang),
        words.FUNNEL_ASKED.to(lang).format(
            asked=number(counts.asked), not_asked=number(counts.not_asked), left_out=number(total.left_out)
        ),
        words.FUNNEL_ANSWERED.to(lang).format(
            answered=number(answered),
            declined=number(counts.answers["declined"]),
            unknown=number(counts.answers[NOT_STATED]),
        ),
        words.FUNNEL_YES.to(lang).format(yes=number(counts.answers["yes"]), no=number(counts.answers["no"])),
    ]
    if support := counts.after_yes.get(SUPPORT):
        others = counts.answers["yes"] - support["accepted"]
        steps.append(words.FUNNEL_SUPPORT.to(lang).format(accepted=number(support["accepted"]), others=number(others)))
    return " → ".join(steps)


def concerned(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield the share asked of those whom the question concerned, where some need not be asked."""
    counts = summary.listed(summary.total.counts)
    if not_applicable := counts.reason_groups[NOT_APPLICABLE]:
        whole = counts.eligible - not_applicable
        yield words.CONCERNED.to(lang).format(
            not_applicable=number(not_applicable), whole=number(whole), share=percent(counts.asked, whole, lang)
        )


def without_domestic_violence(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield the share of yes without the unit whose clients come because of violence, where it has rows."""
    own = summary.total.by.get("unit", {}).get(DOMESTIC_VIOLENCE)
    if own and own.asked:
        counts = summary.total.counts
        yes, asked = counts.answers["yes"] - own.answers["yes"], counts.asked - own.asked
        yield words.WITHOUT_DOMESTIC_VIOLENCE.to(lang).format(
            unit=summary.layout.column("unit").named(DOMESTIC_VIOLENCE, lang),
            yes=number(yes), asked=number(asked), share=percent(yes, asked, lang),
        )  # fmt: skip


def target(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield how many more had to be asked to reach the campaign's target, in all, by kommun and by unit."""
    if summary.target is None or not summary.total.counts.eligible:
        return
    lacks = lacking(summary.total.counts.asked, summary.total.counts.eligible, summary.target)
    yield (
        (words.TARGET_LACKS if lacks else words.TARGET_REACHED)
        .to(lang)
        .format(target=summary.target, lacks=number(lacks))
    )
    unit = summary.layout.column("unit")
    kommuner = {kommun.name: tally.counts for kommun, tally in summary.kommuner.items()}
    units = {unit.named(key, lang): counts for key, counts in summary.groups("unit", summary.total).items()}
    for by, groups in ((words.BY_KOMMUN, kommuner), (words.BY_UNIT, units)):
        if lacks and (listed := _listed_lacks(groups, summary.target, lang)):
            yield by.to(lang).format(listed=listed)
    reason = most_common_to_act_on(summary.listed(summary.total.counts), summary.layout.reason_groups)
    if lacks and reason:
        label = summary.layout.column("reason").named(reason, lang)
        count = number(summary.total.counts.reasons[reason])
        yield words.TO_ACT_ON.to(lang).format(reason=label, count=count)


def _listed_lacks(groups: Mapping[str, Counts], target: int, lang: Lang) -> str:
    lacks = {name: lacking(counts.asked, counts.eligible, target) for name, counts in groups.items()}
    return listing([unbroken(f"{name} {number(count)}") for name, count in lacks.items() if count], lang)


def after_yes(figures: Figures, columns: Sequence[Column], lang: Lang) -> Iterator[Block]:
    """Yield the tables of what followed after a yes, exact or published, for the columns that any form has."""
    yes = count_of(figures, *TOTAL, "answers.yes")
    if not columns or not yes:
        return
    heading = words.OF_THOSE_WHO_SAID_YES if isinstance(yes, int) else words.OF_ALL_WHO_SAID_YES
    yield Paragraph(heading.to(lang).format(yes=written(yes, lang)), "bold")
    for same in with_the_same_answers(columns):
        yield _table(figures, same, lang)
        yield BLANK
    yield Paragraph(words.SEVERAL_KINDS.to(lang))
    yield BLANK


def _table(figures: Figures, columns: list[Column], lang: Lang) -> TextTable:
    first = columns[0]
    keys = [*(answer.key for answer in first.answers), NOT_STATED]
    return TextTable(
        headings=[words.AFTER_A_YES.to(lang), *(first.named(key, lang).replace(" ", "\n") for key in keys)],
        rows=[
            [
                column.name.to(lang),
                *(written(count_of(figures, *TOTAL, f"after_yes.{column.key}.{key}"), lang) for key in keys),
            ]
            for column in columns
        ],
        wraps=True,
    )


def reason_groups(summary: Summary, groups: Mapping[str, Counts], heading: str, lang: Lang) -> TextTable:
    """Return how many were not asked in each of `groups`, by the group of their reason."""
    listed = {name: summary.listed(counts) for name, counts in groups.items()}
    total = summary.listed(summary.total.counts)
    return TextTable(
        headings=[heading, *(words.REASON_GROUPS[key].to(lang) for key in total.reason_groups)],
        rows=[[name, *_by_group(counts)] for name, counts in listed.items()],
        total=[words.TOTAL.to(lang), *_by_group(total)],
        wraps=True,
    )


def _by_group(counts: Counts) -> list[str]:
    return [number(count) for count in counts.reason_groups.values()]
