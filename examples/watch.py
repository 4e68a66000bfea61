"""Alert when a watched person speaks on a watched ticker, and say when the quote is taken back.

    python examples/watch.py --person lecun --person "Tim Cook" --ticker META --ticker AAPL

Reads news.quotes.v1 and prints one line an alert; with --webhook it posts the line instead, as {"text": "…"}, which
Slack and Mattermost take as it is. A quote is alerted once, whatever versions of its article follow; when it is
withdrawn after its alert, a line says so and why. Of the records of a quote's id, those of one group of workers, the
one with the highest ce_sequence is the truth. An alert may come twice when the program was ended in the middle; none
is lost.

Needs kafka-python: pip install 'kafka-python[lz4,snappy,zstd]'
"""

import argparse
import contextlib
import json
import os
import sqlite3
import time
import urllib.error
import urllib.request
from typing import Any

from kafka import KafkaConsumer

QUOTE_TYPE, WITHDRAWN_TYPE = b"quotetape.quote.v1", b"quotetape.quote-withdrawn.v1"  # other types are left alone
REMEMBERED = 30 * 86_400  # seconds: as long as Quotetape remembers an article, and can take a quote back
PAUSES = (1, 5, 25)  # seconds between the attempts to post an alert
SCHEMA = """
CREATE TABLE IF NOT EXISTS quotes (id TEXT PRIMARY KEY, sequence INTEGER, alerted TEXT, seen REAL);
CREATE INDEX IF NOT EXISTS quotes_by_seen ON quotes (seen);
"""


def speakers(quote: dict[str, Any]) -> list[dict[str, Any]]:
    """Who says it, and the others who say it too; nobody where nobody can be named."""
    speaker = quote["speaker"]
    return [speaker, *speaker.get("also", ())] if speaker else []


def tickers(quote: dict[str, Any]) -> list[str]:
    """What the quote is on: the securities that it mentions, and those of who says it."""
    own = (speaker["ticker"] for speaker in speakers(quote) if speaker["ticker"])
    return list(dict.fromkeys((*quote["tickers"], *own)))


def is_called(name: str | None, watched: str) -> bool:
    """Whether all words of the watched name are in the name: "lecun" and "yann lecun" are in "Yann LeCun"."""
    return set(watched.casefold().split()) <= set((name or "").casefold().split())


def is_watched(quote: dict[str, Any], people: list[str], symbols: list[str], min_confidence: float) -> bool:
    """Whether the quote is worth an alert. An empty list watches everybody, or every ticker."""
    return (
        quote["act"] == "speech"  # not what somebody is said to think
        and quote["confidence"] >= min_confidence
        and (not people or any(is_called(who["name"], person) for who in speakers(quote) for person in people))
        and (not symbols or not set(symbols).isdisjoint(tickers(quote)))
    )


def one_line(text: str) -> str:
    """The words are an outsider's: what could start a new line, or command a terminal, becomes a space."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def about(quote: dict[str, Any]) -> str:
    """Who, company, tickers: what an alert begins with, and what is left to say of it when it is taken back."""
    names = []
    for speaker in speakers(quote):
        company = f" ({speaker['affiliation']})" if speaker["affiliation"] else ""
        names.append(f"{speaker['name'] or 'somebody'}{company}")
    return one_line(f"{' and '.join(names) or 'somebody'} on {', '.join(tickers(quote)) or 'no ticker'}")


def place(quote: dict[str, Any]) -> str:
    """The article, and the beginning of the quote's id, which tells the alert that is taken back from others."""
    article = quote["article"]
    return one_line(f"{article['url'] or article['id']} #{quote['id'][:8]}")


def alert(quote: dict[str, Any]) -> str:
    """One line: who, company, tickers, words, confidence, article, id."""
    words = f'"{quote["text"]}"' if quote["kind"] == "direct" else quote["text"]
    return f"{about(quote)}: {one_line(words)} [{quote['confidence']:.2f}] {place(quote)}"


def taken_back(because: str, alerted: str) -> str:
    """One line: why, and which alert; none of its words, because they may have been withdrawn by law."""
    return one_line(f"WITHDRAWN ({because}): {alerted}")


def post(url: str, line: str, event_id: str) -> None:
    """Post an alert. If that keeps failing the program ends with nothing committed: its next start tries again."""
    body, headers = json.dumps({"text": line}), {"Content-Type": "application/json", "Idempotency-Key": event_id}
    request = urllib.request.Request(url, body.encode(), headers)  # noqa: S310 - whoever starts this names the URL
    for pause in (*PAUSES, None):
        try:
            urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - as above
        except OSError as error:  # refused, no answer in time, or a status that is not 2xx
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            if pause is None:
                raise
            time.sleep(pause)
        else:
            return


class Watch:
    """What is watched, and what was alerted of it: the fold of the records of each id."""

    def __init__(self, memory: sqlite3.Connection, options: argparse.Namespace) -> None:
        self._memory, self._options = memory, options
        memory.executescript(SCHEMA)

    def take(self, record: Any) -> None:
        """Alert, take back, or neither, and remember it: a later start takes back what an earlier one alerted."""
        headers = dict(record.headers)
        if headers.get("quotetape.group") != self._options.worker_group.encode():
            return  # of a backfill, say, which has a truth of its own
        if (kind := headers.get("ce_type")) not in (QUOTE_TYPE, WITHDRAWN_TYPE):
            return
        quote, sequence = json.loads(record.value), int(headers["ce_sequence"])
        known = self._memory.execute("SELECT sequence, alerted FROM quotes WHERE id = ?", (quote["id"],)).fetchone()
        latest, alerted = known or (-1, None)
        if sequence < latest:
            return  # of a worker that slept while others had its partitions
        if kind == WITHDRAWN_TYPE:
            if alerted is not None:
                self._send(taken_back(quote["withdrawn_because"], alerted), headers["ce_id"])
            alerted = None  # if the quote comes again, it is alerted again
        elif alerted is None and self._is_watched(quote):
            self._send(alert(quote), headers["ce_id"])
            alerted = f"{about(quote)} {place(quote)}"
        row = (quote["id"], sequence, alerted, time.time())
        self._memory.execute("INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?)", row)

    def keep(self) -> None:
        """Write down what was taken; what is older than the stream can take back is forgotten."""
        self._memory.execute("DELETE FROM quotes WHERE seen < ?", (time.time() - REMEMBERED,))
        self._memory.commit()

    def _is_watched(self, quote: dict[str, Any]) -> bool:
        return is_watched(quote, self._options.person, self._options.ticker, self._options.min_confidence)

    def _send(self, line: str, event_id: bytes) -> None:
        if self._options.webhook:
            post(self._options.webhook, line, event_id.decode())
        else:
            print(line, flush=True)


def main() -> None:
    """Read the options, and watch until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Alert when a watched person speaks on a watched ticker.")
    parser.add_argument("--person", action="append", default=[], help="a name or a part of it; several; all if none")
    parser.add_argument("--ticker", action="append", default=[], type=str.upper, help="a symbol; several; all if none")
    parser.add_argument("--min-confidence", type=float, default=0.8, help="0 to 1 (default: %(default)s)")
    parser.add_argument("--webhook", metavar="URL", help="post alerts there instead of printing them")
    parser.add_argument("--memory", metavar="FILE", default="watch.db", help="what was alerted (default: %(default)s)")
    brokers = os.environ.get("QUOTETAPE_BROKERS", "localhost:9092")
    parser.add_argument(
        "--brokers", default=brokers, help="host:port[,…] (default: $QUOTETAPE_BROKERS, or localhost:9092)"
    )
    parser.add_argument("--topic", default="news.quotes.v1", help="(default: %(default)s)")
    parser.add_argument("--group", default="quotetape-watch", help="of consumers, whose offsets are kept by this name")
    parser.add_argument("--worker-group", default="quotetape", help="whose quotes are watched (default: %(default)s)")
    parser.add_argument("--from-start", action="store_true", help="a new group begins with what is there already")
    options = parser.parse_args()
    consumer = KafkaConsumer(
        options.topic,
        bootstrap_servers=options.brokers.split(","),
        group_id=options.group,
        auto_offset_reset="earliest" if options.from_start else "latest",
        enable_auto_commit=False,
        isolation_level="read_committed",  # for workers that run with exactly_once
        allow_auto_create_topics=False,
    )
    memory = sqlite3.connect(options.memory, timeout=60)
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(memory), contextlib.closing(consumer):
        watch = Watch(memory, options)
        while True:
            for records in (batch := consumer.poll(timeout_ms=1_000)).values():
                for record in records:
                    watch.take(record)
            if batch:  # after the alerts are out, so a crash repeats some and loses none
                watch.keep()
                consumer.commit()


if __name__ == "__main__":
    main()
