"""What a worker has done, from its metrics page, as a table for a person."""

from collections.abc import Iterator, Mapping

from prometheus_client.parser import text_string_to_metric_families
from rich.table import Table
from rich.text import Text


class Figures:
    """The samples of a metrics page."""

    def __init__(self, page: str) -> None:
        self._samples = [
            (sample.name, sample.labels, sample.value)
            for family in text_string_to_metric_families(page)
            for sample in family.samples
        ]

    def total(self, name: str, **labels: str) -> float:
        """The sum of all samples of ``name`` that have these labels."""
        return sum(value for found, value in self._having(name) if labels.items() <= found.items())

    def by(self, name: str, label: str) -> dict[str, float]:
        """The sum for each value of ``label``, zeros left out, in the page's order."""
        sums: dict[str, float] = {}
        for labels, value in self._having(name):
            if value:
                sums[labels[label]] = sums.get(labels[label], 0.0) + value
        return sums

    def mean(self, name: str, **labels: str) -> float | None:
        """The mean of a histogram's observations; None if it has none."""
        count = self.total(f"{name}_count", **labels)
        return self.total(f"{name}_sum", **labels) / count if count else None

    def _having(self, name: str) -> Iterator[tuple[Mapping[str, str], float]]:
        return ((labels, value) for found, labels, value in self._samples if found == name)


def summary_view(figures: Figures) -> Table:
    """The figures that tell how a run went, named as on the metrics page."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column(justify="right", style="cyan")
    table.add_column(style="dim")
    for title, name, label in (
        ("articles", "quotetape_articles_total", "outcome"),
        ("quotes", "quotetape_quotes_total", "kind"),
        ("ticker mentions", "quotetape_ticker_mentions_total", "kind"),
        ("of the watchlist", "quotetape_watchlist_mentions_total", "symbol"),
        ("dead letters", "quotetape_dead_letters_total", "reason"),
    ):
        parts = ", ".join(f"{value} {count:.0f}" for value, count in figures.by(name, label).items())
        table.add_row(title, f"{figures.total(name):.0f}", Text(parts))
    for stage in ("decode", "enrich", "publish"):
        mean = figures.mean("quotetape_article_duration_seconds", stage=stage)
        if mean is not None:
            table.add_row(f"{stage}, mean", f"{1000 * mean:.2f}", Text("ms an article"))
    table.add_row("lag", f"{figures.total('quotetape_consumer_lag'):.0f}", Text("articles waiting"))
    return table
