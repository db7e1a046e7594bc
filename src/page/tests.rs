//! Tests of the reading rules, on files: each with an example and a near miss.

use super::html::article;
use crate::BlockKind::{self, BlockQuote, Caption, Furniture, Heading, ListItem, Paragraph};
use proptest::prelude::*;

fn read(html: &str) -> Vec<(BlockKind, String)> {
    let b = article(html).unwrap();
    b.blocks().iter().map(|x| (x.kind, b.text()[x.span.range()].to_owned())).collect()
}

fn check(html: &str, want: &[(BlockKind, &str)]) {
    let want: Vec<_> = want.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
    assert_eq!(read(html), want, "{html}");
}

const STORY: [&str; 4] = [
    "The mill at Tarn will open again in the spring, after two years without water, the council said on Monday.",
    "“The wheel turns again,” said Petra Sandoval, the miller, who had waited for the river to rise.",
    "She told visitors that the flour might be ready by Friday, if the sluice above the village held.",
    "The baker, Jon Ekberg, said he would buy all of it. “We have had nothing but dust,” he said.",
];

/// The story with something between its second and third paragraphs.
fn with(inside: &str) -> String {
    let [a, b, c, d] = STORY;
    format!("<body><article><h1>Mill opens</h1><p>{a}<p>{b}</p>{inside}<p>{c}<p>{d}</article>")
}

/// What is read besides the story.
fn beside(inside: &str) -> Vec<String> {
    let blocks = read(&with(inside));
    for paragraph in STORY {
        assert!(blocks.iter().any(|(_, text)| text == paragraph), "{paragraph} is lost: {inside}");
    }
    let rest = blocks.into_iter().map(|(_, text)| text);
    rest.filter(|text| !STORY.contains(&text.as_str()) && text != "Mill opens").collect()
}

#[test]
fn kinds_of_blocks() {
    let [a, b, c, _] = STORY;
    check(
        &format!(
            "<article><h1>Dam  <em>leaks</em></h1><address>Mo Dell</address><figure><img><figcaption>The dam.</figcaption></figure>
             <p>{a}<p>It drips&nbsp;&amp; <a href=x>gro<b>ans</b></a>.<!-- no --><ul><li>One of many<li><p>Two</ul>
             <blockquote><p>“Run.”</p><footer>— Lo Marsh</footer></blockquote><p>{b}<p>{c}</p>tail"
        ),
        &[
            (Heading, "Dam leaks"),
            (Furniture, "Mo Dell"),
            (Caption, "The dam."),
            (Paragraph, a),
            (Paragraph, "It drips\u{a0}& groans."),
            (ListItem, "One of many"),
            (ListItem, "Two"),
            (BlockQuote, "“Run.”"),
            (BlockQuote, "— Lo Marsh"),
            (Paragraph, b),
            (Paragraph, c),
            (Paragraph, "tail"),
        ],
    );
}

#[test]
fn left_out_between_paragraphs() {
    for inside in [
        // Not prose, not text, not shown.
        "<script>let p</script><style>p{}</style><noscript><p>Turn it on.</p></noscript>",
        "<p hidden>“Hidden,” said nobody.</p><div style='Display: none'>“None,” said nobody.</div>",
        "<div style='opacity:0'><p>“Clear,” said nobody.</p></div><div style='position:absolute;left:-9999px'>“Off.”</div>",
        "<div style='max-height:0;overflow:hidden'><p>“Flat,” said nobody.</p></div><p class=sr-only>“Spoken.”</p>",
        "<p><del>“The old words,” said Ola Brandt, the clerk.</del></p><p><s>Struck.</s></p>",
        "<form>Your mail <input> <button>Send</button></form><aside>“Read this,” said the aside.</aside>",
        "<pre><code>print(“code”)</code></pre><div role=navigation>Home, news and sport, as the menu says.</div>",
        // Links to other stories.
        "<p><strong><a href=/x>READ: “It was late,” says Ola Brandt</a></strong></p>",
        "<p>Read also: <a href=/x>“It was late,” says Ola Brandt</a></p>",
        "<h3><a href=/x>‘We sank’: crews on the storm</a></h3><ul><li><a href=/y>“I quit,” says Tor Quist</a></ul>",
        // Teasers of other stories.
        "<article class=card><h3>Library opens</h3><p>“It is the quietest room,” said Ola Brandt, who runs it.</p></article>",
        // A name is the hint, and the content confirms it.
        "<div class=newsletter-box><h3>Our letter</h3><p>Every morning the news of the valley, by mail.</p></div>",
        "<div class=related><h4>More</h4><p>Ola Brandt says the library was always late.</p><a href=/z>Read it</a></div>",
        "<div class=ad-slot><p>“Buy that,” said the advertisement.</p></div>",
        "<div class=ad-slot><p>“Buy this,” said the shop, <a href=/b>here</a>.</p></div>",
        // Boxes that ask for something, by their words.
        "<div class=inline-cta><h3>The Letter</h3><p>“The best read,” says Ola Brandt. Sign up for our free letter.</p></div>",
        "<div class=cmp><p>We and our 214 partners may store data. Critics say the law is weak.</p></div>",
        // Pull quotes.
        "<div class=pullquote><p>“The wheel turns again”</p><p>Petra Sandoval</p></div>",
        "<blockquote><p>We have had nothing but dust</p></blockquote>",
    ] {
        assert_eq!(beside(inside), Vec::<String>::new(), "{inside}");
    }
}

#[test]
fn kept_between_paragraphs() {
    let said = "“Nobody rang us,” said Ola Brandt, who keeps the inn by the bridge.";
    for (inside, want) in [
        // A class name alone removes no paragraph.
        (format!("<p class=paywall>{said}</p>"), vec![said]),
        (
            format!("<p class=teaser>{said}</p><p class=related>It rained all night on the hills.</p>"),
            vec![said, "It rained all night on the hills."],
        ),
        (
            format!("<div class=read-more><p>{said}</p><p>It rained all night on the hills.</p></div>"),
            vec![said, "It rained all night on the hills."],
        ),
        (format!("<div class=subscriber-only><p>{said}</p></div>"), vec![said]),
        (format!("<div class=comment><p>{said}</p></div>"), vec![]),
        // Visible, whatever its name.
        (format!("<p><span aria-hidden=true>{said}</span></p>"), vec![said]),
        (
            "<p>“We saw <button>every bolt</button>,” <button>Ola Brandt</button> said.</p>".into(),
            vec!["“We saw every bolt,” Ola Brandt said."],
        ),
        (
            "<div class=blk><p>A box without any request, in which the <a href=/m>miller</a> is described.</p></div>"
                .into(),
            vec!["A box without any request, in which the miller is described."],
        ),
        // A link inside the words; a link within the page.
        (format!("<p><a href='#n'>{said}</a></p>"), vec![said]),
        (
            "<p>See <a href=/x>the council’s own report on the sluice</a>, which is long.</p>".into(),
            vec!["See the council’s own report on the sluice, which is long."],
        ),
        // A quotation that repeats nothing.
        (
            "<blockquote><p>“I have never seen the river so low as that,” the letter said.</p></blockquote>".into(),
            vec!["“I have never seen the river so low as that,” the letter said."],
        ),
        // Technology news mentions partners and privacy.
        (
            "<p>“Our partners may store data,” the firm said in its privacy policy.</p>".into(),
            vec!["“Our partners may store data,” the firm said in its privacy policy."],
        ),
    ] {
        assert_eq!(beside(&inside), want, "{inside}");
    }
}

#[test]
fn readers_comments() {
    let [a, b, c, d] = STORY;
    for talk in [
        "<section id=conversation><h2>3 replies</h2><div class=reply><p>“Typical,” said my neighbour.</p></div></section>",
        "<div id=disqus_thread><p>The miller said she hates bread, and all of us know it well.</p></div>",
        "<h2>Comments (2)</h2><ol><li><p>The miller said she hates bread, and all of us know it.</p></li></ol>",
        "<div itemscope itemtype='https://schema.org/Comment'><p>The miller said she hates bread, and we know.</p></div>",
    ] {
        let blocks = read(&format!("<article><h1>Mill</h1><p>{a}<p>{b}<p>{c}<p>{d}</p>{talk}</article>"));
        assert_eq!(blocks.len(), 5, "{talk} {blocks:?}");
    }
    // An opinion piece may be a "comment" as a whole.
    let whole = format!(
        "<article><h1>Mill</h1><section class=comment><p>{a}<p>{b}</section><section class=comment><p>{c}<p>{d}</section></article>"
    );
    assert_eq!(read(&whole).len(), 5);
}

#[test]
fn which_article() {
    let [a, b, c, d] = STORY;
    let other =
        "<h2>Library opens</h2><p>“It is the quietest room in the province,” said Ola Brandt, the librarian.</p>";
    let story = format!("<p>{a}<p>{b}<p>{c}<p>{d}");
    let longer = other.repeat(12);
    for (page, what) in [
        (
            format!("<main><article><h1>Mill</h1>{story}</article><article>{longer}</article></main>"),
            "the first of two",
        ),
        (
            format!("<div style='display:none'><article>{longer}</article></div><article>{story}</article>"),
            "the one that is shown",
        ),
        (
            format!(
                "<article><h1>Mill</h1><div><div>{a}</div><div>{b}</div><div>{c}</div><div>{d}</div></div></article><article class=card>{other}</article>"
            ),
            "divs, not the teaser’s paragraph",
        ),
        (
            format!(
                "<div><h1>Mill</h1><div>{a}</div><div>{b}</div><div>{c}</div><div>{d}</div><div>{a}</div><div>{b}</div></div>"
            ),
            "divs alone",
        ),
        (
            format!("<main><div><h1>Mill</h1>{story}</div><section><article>{longer}</article></section></main>"),
            "no reader’s article",
        ),
        (
            format!(
                "<article itemscope><div itemprop=articleBody><p>{a}<p>{b}</div><div>Buy this.</div><div itemprop=articleBody><p>{c}<p>{d}</div></article>"
            ),
            "pieces",
        ),
        (
            format!(
                "<script type='application/ld+json'>{{\"@graph\":[{{\"articleBody\":\"{}\"}}]}}</script><div><p>{longer}</div><div>{story}</div>",
                STORY.join(" ").replace('“', "\\u201c").replace('’', "&#8217;")
            ),
            "linked data",
        ),
        (
            format!("<table><tr><td><a href=/>Home</a><td><p>{a}<br><br>{b}<br><br>{c}<br><br>{d}</table>"),
            "a table of layout",
        ),
        (format!("<form><div><main><h1>Mill</h1>{story}</main></div></form>"), "a form around it"),
    ] {
        let text: Vec<_> = read(&page).into_iter().map(|(_, text)| text).filter(|text| text != "Mill").collect();
        let want: Vec<_> =
            if what == "divs alone" { STORY.iter().chain(&STORY[..2]).copied().collect() } else { STORY.to_vec() };
        assert_eq!(text, want, "{what}");
    }
}

#[test]
fn posts_of_a_live_page_are_joined() {
    let [a, b, c, d] = STORY;
    let page = format!(
        "<main><h1>Live</h1><article class=post><h2>Ten</h2><p>{a}<p>{b}</article><article class=post><h2>Nine</h2><p>{c}<p>{d}</article></main>"
    );
    let text: Vec<_> = read(&page).into_iter().map(|(_, text)| text).collect();
    assert_eq!(text, ["Live", "Ten", a, b, "Nine", c, d]);
}

#[test]
fn words_as_they_are_shown() {
    for (html, want) in [
        ("One of the two<br>went on", "One of the two went on"),
        ("Go<b>es</b> on <q>so they <q>say</q></q>.", "Goes on “so they ‘say’”."),
        ("<q>“We looked,”</q> she said.", "“We looked,” she said."),
        ("“We must go,”<sup>3</sup> said Ola.<sup><a href='#n'>[3]</a></sup>", "“We must go,” said Ola."),
        ("The 21<sup>st</sup> of May", "The 21st of May"),
        ("Ines Val&shy;dahl re&#8203;port&shy;ed&shy;ly left", "Ines Valdahl reportedly left"),
        ("It costs <s>4</s> 6 crowns, <del>said Ola</del><ins>said Bo</ins>.", "It costs 6 crowns, said Bo."),
        (
            "<span style='float:left'>I</span><small style='font-variant:small-caps'>nes valdahl, an engineer,</small> came. Valdahl left.",
            "Ines Valdahl, an engineer, came. Valdahl left.",
        ),
    ] {
        assert_eq!(beside(&format!("<p>{html}</p>")), [want], "{html}");
    }
}

#[test]
fn lines_that_are_kept() {
    let [a, b, c, d] = STORY;
    for (space, want) in [("\n", 4), ("\n\n", 4)] {
        let text = STORY.join(space);
        assert_eq!(read(&format!("<article><div style='white-space:pre-wrap'>{text}</div></article>")).len(), want);
    }
    let wrapped = format!("{}\n\n{b}\n\n{c}\n\n{d}", a.replace(", ", ",\n"));
    assert_eq!(read(&format!("<article><pre>{wrapped}</pre></article>"))[0].1, a);
}

#[test]
fn nothing() {
    check("", &[]);
    check("<article></article><nav>x</nav>", &[]);
    check("<nav>Home</nav><p><a href=/a>All</a> <a href=/b>News</a></p>", &[]);
}

#[test]
fn a_brief() {
    let brief = "“The ferry is late again,” the harbour master said on Monday.";
    for page in [
        format!("<p>{brief}"),
        format!("<article><p>{brief}</article>"),
        format!("<nav><a href=/>Home</a></nav><main><p>{brief}</main>"),
    ] {
        check(&page, &[(Paragraph, brief)]);
    }
}

#[test]
fn any_depth() {
    let deep = format!("{}<p>{}", "<div>".repeat(2_000), STORY.join("<p>"));
    assert_eq!(read(&format!("<article>{deep}</article>")).len(), 4);
}

proptest! {
    #[test]
    fn no_page_is_too_broken(page in "(<(/?(p|a href=x|div|li|h1|br|article|main|form|table|td|svg|template|blockquote|q|sup|aside|p class=ad|div class=comments)|!--)>?|[ab.“\n😀\u{feff}&;]|The mill said that it would open\\. ){0,60}") {
        let b = article(&page).unwrap();
        for block in b.blocks() {
            let text = &b.text()[block.span.range()];
            prop_assert!(!text.is_empty() && text.trim_matches(' ') == text && !text.contains("  "), "{:?}", text);
        }
        let again = article(&page).unwrap();
        prop_assert_eq!(b.text(), again.text());
    }
}
