/// The parts of the page that are the same for every conversation.
enum HTMLPage {
  static func head(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(LadderDrawing.palette)\(LadderDrawing.style)\(style)</style>
    </head>
    <body>

    """
  }

  private static let style = """
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--paper);
      color: var(--ink); font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; }
    h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; } header p { margin: 0; color: var(--faint); }
    form { position: sticky; top: 0; display: flex; gap: .75rem; align-items: center;
      background: var(--paper); padding: .75rem 0; z-index: 1; }
    input { flex: 1; min-width: 0; font: inherit; padding: .4rem .6rem; color: inherit;
      background: var(--card); border: 1px solid var(--line); border-radius: .4rem; }
    output { color: var(--faint); font-size: .9rem; white-space: nowrap; }
    output:empty { display: none; } article p { margin: .3rem 0; }
    .picture { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem;
      margin-bottom: 1rem; }
    .picture svg { display: block; margin: 0 auto; max-width: none; }
    article { border: 1px solid var(--line); border-left: 4px solid var(--up); border-radius: .4rem;
      background: var(--card); margin: .6rem 0; padding: .5rem .8rem; scroll-margin-top: 4rem; }
    article.down { border-left-color: var(--down); } article[hidden] { display: none; }
    article:target { background: var(--mark); }
    h2 { font-size: .95rem; font-weight: 400; margin: 0; overflow-wrap: anywhere; }
    h2 time { color: var(--faint); font-variant-numeric: tabular-nums; }
    h2 i { font-style: normal; } .up h2 i { color: var(--up); } .down h2 i { color: var(--down); }
    h2 span { float: right; color: var(--faint); }
    pre { font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", monospace; margin: .4rem 0 0;
      overflow-x: auto; }
    pre u { display: inline-block; width: 2ch; text-decoration: none; overflow: visible; }
    summary { cursor: pointer; color: var(--faint); }
    @media (max-width: 40rem) { body { padding: .75rem; } pre { font-size: 11px; }
      h2 span { float: none; } }
    @media print { form { display: none; } body { max-width: none; padding: 0; font-size: 11px; }
      article { break-inside: avoid; } pre { font-size: 9px; }
      .picture { border: 0; overflow: visible; }
      .picture svg { max-width: 100%; height: auto; } }

    """

  static let search = """
    <form role="search" onsubmit="return false"><input type="search" id="find" autocomplete="off" \
    placeholder="Search: text, or bytes as x 00 4e 20   ( / )" aria-label="Search">\
    <output id="count"></output></form>

    """

  static let foot = """
    <script>
    "use strict";
    const field = document.getElementById("find"), count = document.getElementById("count");
    const cards = [...document.querySelectorAll("article")];
    function search() {
      const text = field.value.trim().toLowerCase();
      const bytes = /^x\\s*"?([0-9a-f\\s]+)"?$/.exec(text);
      const hex = bytes ? bytes[1].replace(/\\s/g, "") : "";
      let found = 0;
      for (const card of cards) {
        const data = card.dataset, words = card.querySelector("h2").textContent.toLowerCase();
        let hit = !text || words.includes(text) || (data.text || "").includes(text);
        if (hex) {
          const at = (data.hex || "").indexOf(hex);
          hit = hit || (at >= 0 && (at % 2 === 0 || data.hex.match(new RegExp("^(..)*?" + hex))));
        }
        card.hidden = !hit;
        if (hit) found += 1;
      }
      count.textContent = text ? found + " of " + cards.length : "";
    }
    field.addEventListener("input", search);
    document.addEventListener("keydown", (key) => {
      if (key.key === "/" && document.activeElement !== field) { key.preventDefault(); field.focus(); }
      if (key.key === "Escape") { field.value = ""; search(); field.blur(); }
    });
    addEventListener("hashchange", () => { if (field.value) { field.value = ""; search(); } });
    addEventListener("beforeprint", () => {
      for (const part of document.querySelectorAll("details")) part.open = true;
    });
    if (location.search.length > 1) {
      field.value = new URLSearchParams(location.search).get("find") || "";
      search();
    }
    </script>
    </body>
    </html>

    """
}
