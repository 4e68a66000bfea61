"""Alert when a watched person speaks on a watched ticker.

    python examples/watch.py --person lecun --person "Tim Cook" --ticker META --ticker AAPL

Reads news.quotes.v1 and prints one line an alert; with --webhook it posts the line instead, as {"text": "…"}, which
Slack and Mattermost take as it is. An alert may come twice when the program was ended in the middle; none is lost.

Needs kafka-python: pip install 'kafka-python[lz4,snappy,zstd]'
"""

import argparse
import contextlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from typing import Any

from kafka import KafkaConsumer

QUOTE_TYPE = b"quotetape.quote.v1"  # other types of event on the topic are not quotes
REMEMBERED = 100_000  # ids: a repeat follows its first within seconds
PAUSES = (1, 5, 25)  # seconds between the attempts to post an alert


class Repeats:
    """Tells what came before, as far back as it remembers."""

    def __init__(self, remember: int = REMEMBERED) -> None:
        self._remember = remember
        self._seen: dict[bytes, None] = {}  # in the order in which they came

    def drop(self, event_id: bytes) -> bool:
        """Whether the event came before; it is remembered from now on."""
        if event_id in self._seen:
            return True
        self._seen[event_id] = None
        if len(self._seen) > self._remember:
            del self._seen[next(iter(self._seen))]
        return False


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


def alert(quote: dict[str, Any]) -> str:
    """One line: who, company, tickers, words, confidence, article."""
    article, names = quote["article"], []
    for speaker in speakers(quote):
        company = f" ({speaker['affiliation']})" if speaker["affiliation"] else ""
        names.append(f"{speaker['name'] or 'somebody'}{company}")
    words = f'"{quote["text"]}"' if quote["kind"] == "direct" else quote["text"]
    line = (
        f"{' and '.join(names) or 'somebody'} on {', '.join(tickers(quote)) or 'no ticker'}: {words}"
        f" [{quote['confidence']:.2f}] {article['url'] or article['id']}"
    )
    # The words are an outsider's: what could start a new line, or command a terminal, becomes a space.
    return " ".join("".join(each if each.isprintable() else " " for each in line).split())


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


def new_quotes(records: Iterable[Any], repeats: Repeats) -> Iterable[tuple[str, dict[str, Any]]]:
    """Quotes that have not come before, each with its event's id."""
    for record in records:
        headers = dict(record.headers)
        if headers.get("ce_type") == QUOTE_TYPE and not repeats.drop(headers["ce_id"]):
            yield headers["ce_id"].decode(), json.loads(record.value)


def watch(consumer: KafkaConsumer, options: argparse.Namespace) -> None:
    """Follow the topic. Offsets are committed after the alerts are out, so a crash repeats some and loses none."""
    repeats = Repeats()
    while True:
        batch = consumer.poll(timeout_ms=1_000)
        for records in batch.values():
            for event_id, quote in new_quotes(records, repeats):
                if not is_watched(quote, options.person, options.ticker, options.min_confidence):
                    continue
                if options.webhook:
                    post(options.webhook, alert(quote), event_id)
                else:
                    print(alert(quote), flush=True)
        if batch:
            consumer.commit()


def main() -> None:
    """Read the options, and watch until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Alert when a watched person speaks on a watched ticker.")
    parser.add_argument("--person", action="append", default=[], help="a name or a part of it; several; all if none")
    parser.add_argument("--ticker", action="append", default=[], type=str.upper, help="a symbol; several; all if none")
    parser.add_argument("--min-confidence", type=float, default=0.8, help="0 to 1 (default: %(default)s)")
    parser.add_argument("--webhook", metavar="URL", help="post alerts there instead of printing them")
    parser.add_argument("--brokers", default="localhost:9092", help="host:port[,…] (default: %(default)s)")
    parser.add_argument("--topic", default="news.quotes.v1", help="(default: %(default)s)")
    parser.add_argument("--group", default="quotetape-watch", help="of consumers, which share the work and the offsets")
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
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(consumer):
        watch(consumer, options)


if __name__ == "__main__":
    main()
