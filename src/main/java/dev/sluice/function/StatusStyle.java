// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

/** How the status page looks: by the reader's colours, and as cards where it is narrow. */
final class StatusStyle {

    static final String CSS = """

            :root { color-scheme: light dark; --paper: #fff; --ink: #1c2126; --quiet: #59636e; --line: #d8dee4;
              --good: #116329; --bad: #b3261e; --bad-paper: #fff1ef; --card: #f6f8fa; }
            @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6e9ec; --quiet: #9aa4af; --line: #333b44;
              --good: #5fd07f; --bad: #ff8d80; --bad-paper: #2f1a19; --card: #1b2128; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 66rem; padding: 1.5rem 1rem; background: var(--paper); color: var(--ink);
              font: 1rem/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.4rem; margin: 0; }
            header p { margin: .1rem 0 1.2rem; font-size: 1.05rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: middle; padding: .45rem .6rem; }
            thead th { color: var(--quiet); font-size: .85rem; font-weight: 500; border-bottom: 1px solid var(--line); }
            tbody { border-bottom: 1px solid var(--line); }
            tbody th { font-weight: 600; overflow-wrap: anywhere; }
            td time { white-space: nowrap; font-variant-numeric: tabular-nums; }
            .verdict { white-space: nowrap; font-weight: 600; color: var(--quiet); }
            .passed .verdict { color: var(--good); }
            .failed .verdict { color: var(--bad); }
            tbody.failed { background: var(--bad-paper); }
            svg { display: block; }
            rect.passed { fill: var(--good); opacity: .7; }
            rect.failed { fill: var(--bad); }
            .more td { padding-top: 0; }
            summary { cursor: pointer; color: var(--quiet); overflow-wrap: anywhere; }
            .failed summary { color: var(--bad); }
            summary:focus-visible, a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
            ol { margin: .5rem 0 .3rem; padding-left: 1.4rem; overflow-wrap: anywhere; }
            li { margin: .15rem 0; }
            li.skipped { color: var(--quiet); }
            li.failed b { color: var(--bad); }
            .remedy { font-weight: 600; }
            a { color: inherit; }
            code { font-size: .92em; }
            footer { margin-top: 1.2rem; color: var(--quiet); font-size: .85rem; }
            @media (max-width: 44rem) {
              thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
              table, tbody, tr, th, td { display: block; }
              tbody { border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .8rem; padding: .4rem .3rem;
                background: var(--card); }
              th, td { padding: .15rem .5rem; }
              tbody th { font-size: 1.1rem; }
              td:empty { display: none; }
              td[data-label] { display: flex; justify-content: space-between; gap: 1rem; align-items: center; }
              td[data-label]::before { content: attr(data-label); color: var(--quiet); font-size: .85rem; }
            }
            """;

    private StatusStyle() {}
}
