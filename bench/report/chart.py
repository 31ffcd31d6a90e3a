"""Horizontal bar charts as one SVG, of which a page shows a view each: readable on light and on dark pages, without a
plotting library."""

from html import escape

WIDTH, LABELS, RIGHT, STEP, BAR = 960, 430, 160, 26, 16
# A bar of more than so many times the first one's length is cut, so that the others can be told apart.
CUT = 16
STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    .small { fill: #59636e }
    .ours { fill: #1f883d } .limit { fill: #8c959f } .peer { fill: #54aeff }
    .spread { stroke: #1f2328; stroke-width: 1.5 }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc } .small { fill: #9198a1 }
      .ours { fill: #3fb950 } .limit { fill: #6e7681 } .peer { fill: #1f6feb }
      .spread { stroke: #f0f6fc }
    }"""


def sheet(charts):
    """All charts, one below the other; `charts.svg#NAME` shows one alone."""
    parts, top = [], 0
    for name, (height, body) in charts.items():
        parts.append(f'  <view id="{name}" viewBox="0 {top} {WIDTH} {height}"/>')
        parts.append(f'  <g transform="translate(0 {top})">\n{body}\n  </g>')
        top += height
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img">'
    return "\n".join([head, f"  <style>{STYLE}\n  </style>", *parts, "</svg>", ""])


def bars(title, rows):
    """(height, SVG) of the chart of rows (kind, label, value, least, most, text): `kind` is ours, limit or peer, `text` stands behind the
    bar, and the line on it goes from `least` to `most`. The first row is ours."""
    height = 34 + STEP * len(rows) + 6
    longest = min(max(most for _, _, _, _, most, _ in rows), CUT * rows[0][2])
    scale = (WIDTH - LABELS - RIGHT) / longest
    parts = [f'  <text class="title" x="8" y="20">{escape(title)}</text>']
    for i, (kind, label, value, least, most, text) in enumerate(rows):
        top = 34 + STEP * i
        middle = top + BAR / 2
        end = LABELS + scale * min(longest, max(value, most))
        parts.append(f'  <text x="{LABELS - 8}" y="{middle + 4.5:.1f}" text-anchor="end">{escape(label)}</text>')
        bar = f'<rect class="{kind}" y="{top}" height="{BAR}" rx="2"'
        if value < longest:
            parts.append(f'  {bar} x="{LABELS}" width="{max(1, scale * value):.1f}"/>')
            parts.append(f'  <path class="spread" d="M{LABELS + scale * least:.1f} {middle}H{end:.1f}"/>')
        else:
            parts.append(f'  {bar} x="{LABELS}" width="{end - LABELS - 24:.1f}"/>')
            parts.append(f'  {bar} x="{end - 18:.1f}" width="18"/>')
        parts.append(f'  <text class="small" x="{end + 8:.1f}" y="{middle + 4.5:.1f}">{escape(text)}</text>')
    return height, "\n".join(parts)
