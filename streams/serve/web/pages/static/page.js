// The tape runs in, keys move along it, marks of an article light up. Without it the pages are read and asked all the same.
(() => {
  "use strict";
  const MOST = 300; // quotes on the page
  const FEW = 10; // more that come at once are not marked as new: to fade them all out would take the whole processor
  const tape = document.getElementById("tape");
  const news = document.getElementById("news");
  const state = document.getElementById("state");
  const waiting = new Map(); // quotes that came while the reader was elsewhere, by id
  let paused = false;

  const all = () => [...document.querySelectorAll("[data-quote-id]")];
  const byId = (id) => document.getElementById(`q-${id}`);

  const say = (is, words) => {
    if (!state) return;
    state.dataset.is = is;
    if (state.textContent !== words) state.textContent = words;
  };

  let reading = true; // whether the server reads the topics
  const tellState = () => say(reading ? "live" : "away", reading ? (paused ? "paused" : "live") : "brokers away");

  const age = (ms) => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
    return `${Math.floor(seconds / 86400)} d`;
  };
  const ages = () => {
    for (const each of document.querySelectorAll(".when time")) {
      const then = Date.parse(each.dateTime);
      each.textContent = age(Date.now() - then);
      if (!each.dataset.told) {
        each.dataset.told = "1";
        each.title = `${new Date(then).toLocaleString()} (${each.title})`;
      }
    }
  };

  const parsed = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content.firstElementChild;
  };

  const place = (row) => {
    // Newest first, by the place that the server gave; most are newer than all that are there.
    const at = BigInt(row.dataset.place);
    let before = tape.firstElementChild;
    while (before && BigInt(before.dataset.place) > at) before = before.nextElementSibling;
    tape.insertBefore(row, before);
  };

  // Quotes of one article that follow each other name it once; what one speaker says on stands back.
  const speaker = (row) => row.querySelector(".name")?.textContent;
  const group = () => {
    let above = null;
    for (const row of tape.children) {
      const same = above !== null && above.dataset.article === row.dataset.article;
      row.classList.toggle("same", same);
      row.classList.toggle("again", same && speaker(above) === speaker(row));
      above = row;
    }
  };

  const put = (row, mark) => {
    const old = byId(row.dataset.quoteId);
    if (old) {
      const focused = document.activeElement === old;
      old.replaceWith(row);
      if (focused) row.focus({ preventScroll: true });
    } else {
      if (mark) row.classList.add("came");
      place(row);
    }
  };

  const elsewhere = () => paused || window.scrollY > 80 || tape.contains(document.activeElement);

  const tellNews = () => {
    const count = waiting.size;
    news.hidden = count === 0;
    news.textContent = count === 1 ? "1 new quote" : `${count} new quotes`;
  };

  const showWaiting = () => {
    const mark = waiting.size <= FEW;
    for (const row of waiting.values()) put(row, mark);
    waiting.clear();
    counts = true;
    tellNews();
    while (tape.childElementCount > MOST) tape.lastElementChild.remove();
    group();
    document.getElementById("nothing")?.toggleAttribute("hidden", tape.childElementCount > 0);
    ages();
  };

  let counts = false; // whether what is quoted most may have changed
  let scheduled = false;
  let pause = 50; // ms; longer where drawing takes long, so that there is time to take in what comes
  const drawWaiting = () => {
    const began = performance.now();
    if (elsewhere() && news) tellNews(); else showWaiting();
    const drawn = new MessageChannel(); // its message comes after what the browser has to do for what was changed
    drawn.port1.onmessage = () => {
      pause = Math.min(400, Math.max(50, performance.now() - began));
      scheduled = false;
      if (waiting.size && (!news || !elsewhere())) { scheduled = true; setTimeout(drawWaiting, pause); }
    };
    if (document.hidden) drawn.port2.postMessage(0);
    else requestAnimationFrame(() => drawn.port2.postMessage(0));
  };
  const came = (html) => {
    const row = parsed(html);
    const id = row.dataset.quoteId;
    if (byId(id)) {
      put(row, false);
      group();
      ages();
      return;
    }
    const last = tape.lastElementChild;
    const full = tape.childElementCount >= 50;
    if (full && BigInt(row.dataset.place) < BigInt(last.dataset.place)) return; // it belongs on a later page
    waiting.set(id, row);
    while (waiting.size > MOST) waiting.delete(waiting.keys().next().value);
    if (!news || !elsewhere()) {
      if (!scheduled) {
        scheduled = true;
        // Several that come at once are drawn at once; a hidden page draws nothing, so a timer it is.
        setTimeout(drawWaiting, pause);
      }
    } else tellNews();
  };

  const follow = () => {
    const url = new URL(tape.dataset.stream, location.href);
    url.searchParams.set("after", tape.dataset.after);
    const source = new EventSource(url);
    source.onopen = () => { reading = true; tellState(); };
    source.addEventListener("state", (event) => { reading = JSON.parse(event.data).reading; tellState(); });
    source.onerror = () => say("away", source.readyState === EventSource.CLOSED ? "ended" : "reconnecting");
    source.addEventListener("quote", (event) => came(event.data));
    source.addEventListener("gone", (event) => {
      const { id } = JSON.parse(event.data);
      waiting.delete(id);
      byId(id)?.remove();
      group();
      if (news) tellNews();
    });
    source.addEventListener("reset", () => { source.close(); location.reload(); });
    addEventListener("pagehide", () => source.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  };

  if (tape?.dataset.stream) {
    if (news) {
      news.addEventListener("click", () => { window.scrollTo(0, 0); document.activeElement?.blur(); showWaiting(); });
      addEventListener("scroll", () => { if (!elsewhere() && waiting.size) showWaiting(); }, { passive: true });
    }
    follow();
    const rail = document.getElementById("rail");
    if (rail && !document.querySelector(".tape + .rail[hidden]")) {
      setInterval(async () => {
        if (document.hidden || !counts) return;
        counts = false;
        const answer = await fetch("/tape/rail").catch(() => null);
        if (answer?.ok) rail.innerHTML = await answer.text();
      }, 5000);
    }
  }
  ages();
  setInterval(ages, 5000);

  // Exact numbers of a chart, while a bar is pointed at; the table behind it has them all.
  document.addEventListener("mouseover", (event) => {
    for (const each of document.querySelectorAll(".most[data-was]")) { each.textContent = each.dataset.was; delete each.dataset.was; }
    const most = event.target.closest?.(".hit") && event.target.closest("figure").querySelector(".most");
    if (most) { most.dataset.was = most.textContent; most.textContent = event.target.dataset.told; }
  });

  // A page that tells how things are now is renewed, but not under somebody who reads in it.
  const renewed = document.getElementById("renewed");
  if (renewed) {
    setInterval(async () => {
      if (document.hidden || renewed.querySelector("details[open], :focus") || !getSelection().isCollapsed) return;
      const answer = await fetch(location.href).catch(() => null);
      const state = document.querySelector(".state");
      if (!answer?.ok) { state.dataset.is = "away"; return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      renewed.innerHTML = page.getElementById("renewed").innerHTML;
      state.replaceWith(page.querySelector(".state"));
    }, 10000);
  }

  // Empty fields stay out of the address.
  for (const form of document.querySelectorAll("form.filters")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    });
  }

  // An article's marks: those of one quote light up together.
  const light = (id, on) => {
    for (const mark of document.querySelectorAll(`mark[data-of~="${CSS.escape(id)}"]`)) mark.classList.toggle("lit", on);
  };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    const handle = (on) => (event) => {
      const part = event.target.closest?.("mark[data-of], [data-quote-id]");
      if (part) for (const id of (part.dataset.of ?? part.dataset.quoteId).split(" ")) light(id, on);
    };
    document.addEventListener(begin, handle(true));
    document.addEventListener(end, handle(false));
  }

  const help = document.getElementById("help");
  const move = (by) => {
    const rows = all();
    const at = rows.indexOf(document.activeElement?.closest?.("[data-quote-id]"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches?.("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const keys = {
      j: () => move(1),
      k: () => move(-1),
      "/": () => { const search = document.getElementById("search"); if (search) { search.focus(); search.select(); } else location.href = "/"; },
      "?": () => help.showModal(),
      n: () => news && !news.hidden && news.click(),
      p: () => { if (news) { paused = !paused; tellState(); if (!elsewhere()) showWaiting(); } },
      Escape: () => document.activeElement?.blur(),
      Enter: () => {
        if (event.target.matches?.("[data-quote-id]")) event.target.querySelector("a.when")?.click();
        else return false;
      },
    };
    const act = keys[event.key];
    if (act && act() !== false) event.preventDefault();
  });
})();
