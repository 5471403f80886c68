"""Writes the first merges of open_clip's vocabulary and the ids its SimpleTokenizer gives with them: python make_open_clip.py
(open_clip, ftfy)."""
import gzip, importlib.util, json, pathlib, sys
sys.path.insert(0, "/work/shared/bench")
try:
    import peer_env  # noqa: F401
except ImportError:
    pass
import open_clip.tokenizer as oc

here = pathlib.Path(__file__).parent
lines = gzip.open(oc.default_bpe()).read().decode().split("\n")[:1501]
(here / "bpe_cut.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
tokenizer = oc.SimpleTokenizer(str(here / "bpe_cut.txt.gz"))
captions = [
    "a photo of a cat", "", "   ", "A Photo  of\ta\nDOG", "it's they'll we've I'm he'd don't CAN'T 'quoted'",
    "caf\u00e9 cafe\u0301 na\u00efve \u00c5ngstr\u00f6m", "caf\u00c3\u00a9 \u00e2\u20ac\u0153quoted\u00e2\u20ac\u009d it\u00e2\u20ac\u2122s", "\u201ccurly\u201d \u2018quotes\u2019 \u2019s",
    "Tom &amp; Jerry &amp;amp; friends &lt;b&gt;bold&lt;/b&gt; &copy; &eacute;t&eacute; &#39;x&#39; &#x1F600; &nbsp;x",
    "\ufb01ne \ufb02ower o\ufb03ce", "\uff26\uff55\uff4c\uff4c \uff37\uff49\uff44\uff54\uff48\u3000\uff11\uff12\uff13\uff01", "12345 3.14 1st 2nd \u00bd \u2167 \u0663",
    "\u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \u0440\u0443\u0441\u0441\u043a\u0438\u0439 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u0939\u093f\u0928\u094d\u0926\u0940", "\u039f\u0394\u039f\u03a3 \u03a3\u03a3 \u0130stanbul Stra\u00dfe",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea \u2764\ufe0f", "!!! ... ???!? --- ___ #hashtag @user http://a.b/c?d=e&f=g", "zero\u200bwidth nb\u00a0sp \u2003em\u2009thin",
    "line\r\nbreak\u2028sep\u0085nel", "\x1b[31mred\x1b[0m text\x07bell", "tab\x0bvt\x0cff", "x" * 90, "word " * 100,
    "Dr.Who's (2005\u2013) \u2014 \u201c\u00bfqu\u00e9?\u201d", "fianc\u00e9e's r\u00e9sum\u00e9; \u00a35 \u20ac10 50% \u00b0C \u00d7 \u00f7", "AT&T R&D <img src='x'> a<b",
]
cases = []
for text in captions:
    cases.append({"text": text, "ids": tokenizer.encode(text), "row": tokenizer([text], 16)[0].tolist()})
(here / "open-clip-ids.json").write_text(json.dumps(cases, indent=0) + "\n")
print(len(cases), tokenizer.vocab_size)
