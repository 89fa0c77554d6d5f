/** The page's style. Colours keep a contrast of 4.5 to 1 on every surface that they stand on, in both schemes. */
export const style = `
:root{color-scheme:light dark;--page:#f5f6f8;--surface:#fff;--sunken:#f0f2f5;--line:#d5dae1;--text:#1a1f26;--muted:#545d69;--link:#0b57c2;
--bad:#b3261e;--bad-soft:#fdeeed;--good:#116a37;--good-soft:#e8f6ed;--warn:#7d4e00;--warn-soft:#fdf3dd;--info-soft:#e9f0fc}
@media (prefers-color-scheme:dark){:root{--page:#0e1217;--surface:#161b22;--sunken:#0f141a;--line:#2e3641;--text:#e6eaf0;--muted:#9da8b5;--link:#8ab8ff;
--bad:#ff9a91;--bad-soft:#3a1b1b;--good:#74d69d;--good-soft:#12301f;--warn:#eec069;--warn-soft:#33270f;--info-soft:#18263d}}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem}
body{margin:0 auto;max-width:76rem;padding:0 1.25rem 3rem;background:var(--page);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
pre{margin:0;white-space:pre-wrap}
a{color:var(--link)}
h1,h2,h3,h4,h5,p,dl,ul,ol{margin:0}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
main:focus{outline:none}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;z-index:3;background:var(--surface);padding:.4rem .8rem}
.hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}

header{padding:2rem 0 1.25rem}
.title{font-weight:600}
.title span{color:var(--muted);font-weight:400}
h1{font-size:clamp(1.6rem,4vw,2.3rem);line-height:1.2;letter-spacing:-.015em;margin:.15rem 0 .6rem}
.bad h1{color:var(--bad)}
.good h1{color:var(--good)}
.broken h1{color:var(--warn)}
.warning{background:var(--warn-soft);color:var(--warn);padding:.5rem .8rem;border-radius:8px;margin-bottom:.8rem}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 1.6rem}
.facts div{display:flex;gap:.5rem;min-width:0}
.facts dt{color:var(--muted);flex:none}
.facts dd{margin:0;min-width:0}
.tiles{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem;margin-top:1.2rem}
.tiles a{display:block;height:100%;padding:.7rem .9rem;border:1px solid var(--line);border-radius:10px;background:var(--surface);color:inherit;text-decoration:none}
.tiles a:hover{border-color:var(--link)}
.tiles b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles small{font-size:.95rem;font-weight:400;color:var(--muted)}
.tiles span{color:var(--muted);font-size:.87rem}
.bad .tiles li:first-child b{color:var(--bad)}

.filter{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;align-items:end;gap:.6rem;padding:.7rem 0;background:var(--page);border-bottom:1px solid var(--line)}
.filter[hidden]{display:none}
.filter label{display:grid;gap:.15rem;min-width:0;flex:0 1 14rem}
.filter .grow{flex:1 1 14rem}
.filter label span{font-size:.78rem;color:var(--muted)}
input,select,button{font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--muted);border-radius:7px;padding:.3rem .6rem;min-width:0;width:100%;height:2.3rem}
input::placeholder{color:var(--muted);opacity:1}
button{width:auto;cursor:pointer}
button:hover{border-color:var(--link)}
.filter output{flex:1 0 100%;font-size:.87rem;color:var(--muted)}
.filter output:empty{display:none}

section{margin-top:2.2rem}
h2{font-size:1.25rem;margin-bottom:.7rem}
.count{color:var(--muted);font-weight:400}
.group{margin-bottom:1.6rem}
h3{font-size:1rem}
.promise,.cause,.about{color:var(--muted)}
.promise{margin-bottom:.6rem}
.cause{font-size:.9rem;margin:.6rem 0 .3rem}
.none{color:var(--muted)}

.card{border:1px solid var(--line);border-left:4px solid var(--line);border-radius:10px;background:var(--surface);margin:.6rem 0}
.card.error{border-left-color:var(--bad)}
.card.observation{border-left-color:var(--warn)}
.card>summary{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline;padding:.7rem 1rem;cursor:pointer;list-style:none}
.card>summary::-webkit-details-marker{display:none}
.card>summary:hover .operation{text-decoration:underline}
.operation{font-weight:600}
.operation::before{content:"▸";display:inline-block;width:1.1em;color:var(--muted)}
[open]>summary .operation::before{content:"▾"}
.route{color:var(--muted)}
.message{flex:1 0 100%;padding-left:1.1em}
.covered{margin:.35rem 0}
.covered>summary{padding:.45rem 1rem}
.covered>summary .about{margin-left:auto;font-size:.87rem}
.card .body{padding:.1rem 1rem 1rem}
.card .facts{margin-top:.9rem;font-size:.9rem}
.verdict{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:.6rem}
.verdict div{padding:.5rem .75rem;border-radius:8px}
.verdict dt{font-size:.78rem;font-weight:600}
.verdict dd{margin:0}
.expected{background:var(--good-soft)}
.expected dt{color:var(--good)}
.received{background:var(--bad-soft)}
.received dt{color:var(--bad)}
.observation .received{background:var(--warn-soft)}
.observation .received dt{color:var(--warn)}
.expected mark{background:var(--good);color:var(--surface)}
.received mark{background:var(--bad);color:var(--surface)}
.observation .received mark{background:var(--warn);color:var(--surface)}
mark{border-radius:3px;padding:0 .15em;margin:0 -.15em}
.accepted{margin-top:.6rem;padding:.5rem .75rem;border-radius:8px;background:var(--info-soft)}
h4{font-size:.9rem;margin:1rem 0 .3rem}
ul,ol{padding-left:1.3rem}
.exchanges>li::marker{color:var(--muted)}
.exchanges>li{margin:.3rem 0}
.exchange summary,.script summary{cursor:pointer}
.script{margin-top:.8rem}
.exchange .about{font-size:.87rem}
.status{display:inline-block;padding:0 .45em;border-radius:5px;font-weight:600;font-size:.85rem;background:var(--sunken)}
.s2{background:var(--good-soft);color:var(--good)}
.s3{background:var(--info-soft);color:var(--link)}
.s4{background:var(--warn-soft);color:var(--warn)}
.s5{background:var(--bad-soft);color:var(--bad)}
.messages{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:.8rem;margin:.4rem 0 .6rem}
.messages>div{min-width:0}
h5{font-size:.82rem;margin-bottom:.25rem}
h5 span{font-weight:400;color:var(--muted)}
.messages pre,.code pre{background:var(--sunken);border:1px solid var(--line);border-radius:7px;padding:.5rem .7rem;margin-bottom:.35rem;max-height:24rem;overflow:auto}
.messages .headers{color:var(--muted)}
.curl{margin-bottom:.6rem}
.curl pre{padding-right:5rem}
.code{position:relative;margin-top:.4rem}
.copy{height:auto;position:absolute;top:.45rem;right:1.1rem;padding:.15rem .6rem;font-size:.85rem}

.scroll{position:relative;overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}
th,td{padding:.25rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child{text-align:left}
tbody th{font-weight:400}
thead th{color:var(--muted);font-weight:600}
.matrix{background:var(--surface);border:1px solid var(--line)}
.matrix td{border-left:1px solid var(--line)}
.matrix th:first-child{position:sticky;left:0;background:var(--surface)}
td.failed{background:var(--bad-soft);color:var(--bad)}
td.seen,.legend .seen{background:var(--good-soft);color:var(--good)}
td.never,.legend .never{background:var(--warn-soft);color:var(--warn)}
td.extra,.legend .extra{background:var(--info-soft);color:var(--link)}
.zero{color:var(--muted)}
.skipped{text-align:left;white-space:normal;color:var(--muted)}
.legend{font-size:.87rem;color:var(--muted);margin:.6rem 0 1.2rem;line-height:2}
.legend span{padding:.1rem .5rem;border-radius:4px;margin-left:.8rem}
.legend span:first-child{margin-left:0}
.tables{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem;margin-top:.8rem;align-items:start}
#run h3{margin:1.2rem 0 .4rem}
footer{margin-top:3rem;color:var(--muted);font-size:.87rem}
[data-out]{display:none!important}

@media (max-width:40rem){body{padding:0 .8rem 2rem}.filter{position:static}.filter label{flex:1 1 40%}.filter .grow{flex-basis:100%}html{scroll-padding-top:1rem}.card .body{padding:.1rem .7rem .8rem}.matrix th:first-child{min-width:8rem;max-width:9.5rem;white-space:normal}.covered>summary .about{margin-left:1.1em}}
@media print{:root{color-scheme:light}body{max-width:none;background:#fff;font-size:11px}.filter,.skip,.copy{display:none!important}
.messages pre,.code pre{max-height:none}.card,tr{break-inside:avoid-page}.card.error{break-inside:auto}details::details-content{content-visibility:visible;block-size:auto}}
`;
