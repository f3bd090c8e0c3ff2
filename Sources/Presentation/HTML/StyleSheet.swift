/// How the page looks, on a screen by day and by night, on a telephone and on paper.
///
/// Colours of charts are those of Okabe and Ito (*Color Universal Design*, 2008), which colour-blind readers tell
/// apart; the dark ones are lighter shades of the same. Lines differ by their dashes too.
enum StyleSheet {
  static let text = light + dark + page + charts + narrow + paper

  private static let light = """
    :root{color-scheme:light dark;--paper:#fff;--card:#f6f8fa;--ink:#1b2733;--soft:#4d5b69;--rule:#d5dce3;--faint:#e9edf1;\
    --accent:#00568a;--warn:#fff4e0;--warn-ink:#6b4100;--c1:#0072b2;--c2:#d55e00;--c3:#009e73;--c4:#e69f00;--c5:#7cc4ee;\
    --c6:#b8578c;--wide:#cfe3f1;--narrow:#8fc0de}

    """

  private static let dark = """
    @media screen and (prefers-color-scheme:dark){:root{--paper:#12181f;--card:#1b232c;--ink:#e6ebf0;--soft:#a9b5c1;\
    --rule:#38434f;--faint:#252e38;--accent:#7cc4ee;--warn:#3a2b10;--warn-ink:#f3cf8e;--c1:#56b4e9;--c2:#f07f3c;\
    --c3:#2cc298;--c4:#f0b429;--c5:#b7cfe0;--c6:#d98cb6;--wide:#1f3b50;--narrow:#2f6488}}

    """

  private static let page = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:70rem;padding:1.5rem 1.5rem 4rem;background:var(--paper);color:var(--ink);\
    font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",\
    "Noto Sans SC",sans-serif;overflow-wrap:break-word}
    header.page{border-top:4px solid var(--accent);padding-top:1rem}
    .kicker{margin:0;color:var(--accent);font-weight:600;font-size:.875rem;letter-spacing:.03em}
    h1{margin:.25rem 0 0;font-size:2rem;line-height:1.2;text-wrap:balance}
    .subtitle{margin:.4rem 0 0;color:var(--soft)}
    h2,h3,h4{line-height:1.3;break-after:avoid;scroll-margin-top:1rem}
    h2{margin:3rem 0 .75rem;padding-bottom:.35rem;border-bottom:1px solid var(--rule);font-size:1.4rem}
    h2.chapter{margin-top:4rem;border-bottom:3px solid var(--accent);font-size:1.6rem}
    h3{margin:2rem 0 .5rem;font-size:1.15rem}
    h4{margin:1.5rem 0 .4rem;font-size:1rem}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;margin:1.25rem 0 0;padding:.6rem 0;border-block:1px solid var(--rule);\
    list-style:none;font-size:.9rem}
    a{color:var(--accent)}
    .answers{display:grid;grid-template-columns:repeat(3,1fr);gap:1rem;margin:1.5rem 0}
    .answers>div:nth-child(4):last-child{grid-column:1/-1}
    .answers>div{padding:1rem 1.1rem;border-left:4px solid var(--accent);background:var(--card)}
    .answers p{margin:0;font-size:1.0625rem}
    .answers .question{margin-bottom:.35rem;color:var(--accent);font-weight:700;font-size:.9375rem}
    .answers .verdict{margin-bottom:.35rem;font-size:1.5rem;font-weight:700}
    .answers .n{font-weight:700;white-space:nowrap}
    .n{font-variant-numeric:tabular-nums}
    .warning{margin:1rem 0;padding:.6rem 1rem;border-left:4px solid var(--c4);background:var(--warn);color:var(--warn-ink)}
    .table{margin:1.5rem 0;overflow-x:auto}
    table{width:100%;border-collapse:collapse;font-size:.9rem}
    caption{padding:0 0 .4rem;color:var(--soft);text-align:left;font-weight:600}
    th,td{padding:.32rem .6rem;border-bottom:1px solid var(--faint);text-align:left;vertical-align:top;font-weight:400}
    th:first-child,td:first-child{padding-left:0}
    thead th,thead td{border-bottom:1.5px solid var(--soft);color:var(--soft);font-weight:600;vertical-align:bottom}
    th.number,td.number{text-align:right;font-variant-numeric:tabular-nums}
    .figures{max-width:56rem}
    .figures td.number{white-space:nowrap}
    .figures tr>:last-child{padding-right:0}
    .figures.many thead th{max-width:7.5rem}
    tr.part th{padding-top:1rem;border-bottom-color:var(--rule);font-weight:700}
    tr.total th,tr.total td{border-top:1px solid var(--soft);font-weight:700}
    .words td:nth-child(2){min-width:6rem}
    .words th.wide{width:42%}
    code{color:var(--soft);font:.85em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Noto Sans CJK SC",monospace}
    ul{padding-left:1.2rem}
    li{margin:.2rem 0}
    dl{display:grid;grid-template-columns:1fr 1fr;gap:.1rem 2rem;margin:.5rem 0;font-size:.9rem}
    dl div{break-inside:avoid;padding:.3rem 0;border-bottom:1px solid var(--faint)}
    dt{font-weight:600}
    dd{margin:0;color:var(--soft)}
    .charts{display:grid;grid-template-columns:1fr 1fr;gap:2rem 2.5rem;margin:1.25rem 0;align-items:start}
    figure{margin:0;break-inside:avoid;min-width:0}
    figcaption{margin-bottom:.4rem;font-weight:700}
    figcaption .number{color:var(--soft);font-weight:400}
    svg{display:block;width:100%;max-width:34rem;height:auto}
    .note{margin:.3rem 0 0;color:var(--soft);font-size:.85rem}

    """

  private static let charts = """
    svg text{fill:var(--ink);font-size:12px;font-variant-numeric:tabular-nums}
    svg .axis-title{fill:var(--soft)}
    svg .strong{font-weight:600}
    svg .mark{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
    .grid{stroke:var(--faint)}.tick{stroke:var(--soft)}.zero{stroke:var(--soft);stroke-width:1.2}
    .fill-1{fill:var(--c1)}.fill-2{fill:var(--c2)}.fill-3{fill:var(--c3)}.fill-4{fill:var(--c4)}.fill-5{fill:var(--c5)}
    .line-1,.line-2,.line-3,.line-4,.line-5,.line-6{fill:none;stroke-width:2.2;stroke-linejoin:round}
    .line-1{stroke:var(--c1)}.line-2{stroke:var(--c2)}.line-3{stroke:var(--c3)}.line-4{stroke:var(--c4)}\
    .line-5{stroke:var(--c5)}.line-6{stroke:var(--c6)}
    .thick{stroke-width:3.6}.dashed{stroke-dasharray:7 4}.dotted{stroke-dasharray:2 4}.long{stroke-dasharray:12 4 2 4}
    .dot-1{fill:var(--c1);stroke:var(--paper);stroke-width:1.5}.dot-2{fill:var(--c2);stroke:var(--paper);stroke-width:1.5}
    .mark-funding{stroke:var(--ink);stroke-width:1.8}
    .mark-need{stroke:var(--c2);stroke-width:1.8;stroke-dasharray:6 3}
    .mark-other{stroke:var(--soft);stroke-width:1.4;stroke-dasharray:2 3}
    .fan-wide{fill:var(--wide)}.fan-narrow{fill:var(--narrow)}

    """

  private static let narrow = """
    .fold{display:none}
    @media screen and (max-width:36rem){.fold{display:block;position:absolute;opacity:0}.folds{position:relative}\
    .folds label{display:block;cursor:pointer}.folds label::before{content:"\\25B8\\00A0"}\
    .fold:checked~.section label::before{content:"\\25BE\\00A0"}.fold:focus-visible~.section{outline:2px solid}\
    .fold:not(:checked)~.unfolded{display:none}.folds:has(:target) .unfolded{display:block}}
    @media (max-width:52rem){.charts,.answers,dl{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:36rem){body{padding:1rem .9rem 3rem}h1{font-size:1.55rem}h2{font-size:1.25rem}\
    .figures table{font-size:.8rem}.figures th,.figures td{padding-inline:.3rem}.figures td.number:last-child{white-space:normal}\
    .figures tbody th{min-width:6.5em}\
    .many table,.many caption,.many tbody,.many tr,.many th{display:block}.many thead{display:none}\
    .figures.many tr{padding:.4rem 0;border-bottom:1px solid var(--rule)}.figures.many th,.figures.many td{padding:.08rem 0;border:0}\
    .figures.many tbody th{font-weight:600}.figures.many tr.part{border:0}\
    .figures.many td{display:flex;justify-content:space-between;gap:1rem}.figures.many td:empty{display:none}\
    .figures.many td::before{content:attr(data-label);color:var(--soft);text-align:left;white-space:normal}\
    .words table,.words caption,.words tbody,.words tr,.words th,.words td{display:block}.words thead{display:none}\
    .words tr{padding:.5rem 0;border-bottom:1px solid var(--rule)}.words th,.words td{padding:.1rem 0;border:0}\
    .words td:empty{display:none}\
    .words td[data-label]:not([data-label=""])::before{content:attr(data-label) " ";color:var(--soft)}}

    """

  private static let paper = """
    @page{size:A4;margin:16mm 15mm}
    @media print{body{max-width:none;padding:0;font-size:10pt}h1{font-size:18pt}h2{font-size:13pt;margin-top:1.4rem}\
    .answers{grid-template-columns:repeat(3,1fr)}.answers p{font-size:10pt}.charts{grid-template-columns:1fr 1fr;gap:1rem 1.2rem}\
    figcaption{font-size:9pt}.note,dl{font-size:8pt}tr.part{break-after:avoid}\
    dl{grid-template-columns:1fr 1fr}nav{display:none}.table{overflow:visible}table{font-size:8pt}th,td{padding:.15rem .35rem}\
    tr{break-inside:avoid}thead{display:table-header-group}caption,thead,thead tr{break-after:avoid}\
    tbody tr:nth-child(-n+2){break-before:avoid}a{color:inherit;text-decoration:none}\
    .answers>div,.warning,svg *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}

    """
}
