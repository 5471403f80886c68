// Makes concepts.tsv from emojibase's English names and iconify's emoji sets. Run once, with Node 18 or newer:
//   npm i emojibase-data@17.0.0 ; unzip the sets' JSON out of the jar org.webjars.npm:iconify__json:2.2.378
//   node make-concepts.js node_modules/emojibase-data FOLDER_OF_JSON > concepts.tsv
const fs = require('fs');
const path = require('path');
const [emojibase, icons] = process.argv.slice(2);
const STYLES = ['noto', 'twemoji', 'fluent-emoji-flat', 'emojione', 'noto-v1', 'emojione-v1', 'fxemoji',
    'openmoji', 'fluent-emoji', 'fluent-emoji-high-contrast', 'emojione-monotone'];
const read = file => JSON.parse(fs.readFileSync(file));
const bare = hex => hex.toLowerCase().replace(/-fe0f/g, '');
const slug = label => label.toLowerCase().replace(/[’'“”.,!()]/g, '').replace(/ñ/g, 'n').replace(/[éè]/g, 'e')
    .replace(/å/g, 'a').replace(/[ôó]/g, 'o').replace(/ã/g, 'a').replace(/í/g, 'i').replace(/ç/g, 'c')
    .replace(/&/g, 'and').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
const squashed = name => name.replace(/-/g, '');

class Style {
    constructor(name) {
        const json = read(path.join(icons, name + '.json'));
        this.name = name;
        this.icons = new Set(Object.keys(json.icons));
        this.aliases = json.aliases || {};
        this.byCode = new Map(Object.entries(json.chars || {}).map(([hex, icon]) => [bare(hex), icon]));
        this.namesOf = new Map(); // icon -> every alias of it
        for (const [alias, to] of Object.entries(this.aliases)) {
            this.namesOf.set(to.parent, [...(this.namesOf.get(to.parent) || []), alias]);
        }
        this.bySquashed = new Map([...this.icons].map(icon => [squashed(icon), icon]));
    }

    // The icon itself: aliases are followed, those that turn or mirror the parent are refused.
    resolve(name) {
        for (let hops = 0; name && !this.icons.has(name) && hops < 4; hops++) {
            const alias = this.aliases[name];
            if (!alias || alias.rotate || alias.hFlip || alias.vFlip) return undefined;
            name = alias.parent;
        }
        return this.icons.has(name) ? name : undefined;
    }
}

const data = read(path.join(emojibase, 'en/data.json'));
const names = read(path.join(emojibase, 'meta/groups.json'));
const styles = STYLES.map(name => new Style(name));
const coded = styles.filter(style => style.byCode.size > 0);
const fluent = styles.find(style => style.name === 'fluent-emoji-flat');
const concepts = data.filter(c => c.group !== undefined && names.groups[c.group] !== 'component')
    .sort((a, b) => a.order - b.order);
const byHex = new Map(concepts.map(c => [bare(c.hexcode), c]));

// The concept that a man, woman, hair, direction or family variant collapses into.
function variantOf(c) {
    const hex = bare(c.hexcode);
    if (names.groups[c.group] !== 'people-body') return '';
    let base = hex.replace(/-200d-27a1$/, '').replace(/-200d-264[02]$/, '').replace(/-200d-27a1$/, '');
    const subgroup = names.subgroups[c.subgroup];
    if (subgroup === 'family' && /^(1f46a|1f46b|1f46c|1f46d|1f468|1f469|1f9d1)/.test(hex)) {
        if (hex.includes('1f48b')) base = '1f48f';
        else if (hex.includes('2764')) base = '1f491';
        else if (['1f46b', '1f46c', '1f46d', '1f9d1-200d-1f91d-200d-1f9d1'].includes(hex)) base = '1f9d1-200d-1f91d-200d-1f9d1';
        else base = '1f46a';
    } else if (/^1f46[89]-200d-/.test(base)) {
        const neutral = base.replace(/^1f46[89]/, '1f9d1');
        if (byHex.has(neutral)) base = neutral;
    }
    const pairs = {'1f474': '1f9d3', '1f475': '1f9d3', '1f936': '1f9d1-200d-1f384', '1f385': '1f9d1-200d-1f384',
        '1f934': '1fac5', '1f478': '1fac5', '1f930': '1fac4', '1fac3': '1fac4', '1f57a': '1f483'};
    base = pairs[base] || base;
    return base !== hex && byHex.has(base) ? byHex.get(base).hexcode : '';
}

const clean = text => String(text).replace(/[\t\r\n]+/g, ' ').trim();
// One drawing, one concept: of several claimants the one with the icon's very name gets it, else the first.
function settle(all, style) {
    const claims = new Map();
    for (const entry of all) {
        const icon = entry.found.get(style.name);
        if (icon) claims.set(icon, [...(claims.get(icon) || []), entry]);
    }
    for (const [icon, claimants] of claims) {
        const owner = claimants.find(entry => slug(entry.concept.label) === icon) || claimants[0];
        for (const entry of claimants) if (entry !== owner) entry.found.delete(style.name);
    }
}

const counts = {};
let collapsed = 0;
const all = [];
const lines = [['hexcode', 'label', 'group', 'subgroup', 'tags', 'variant_of', 'icon', ...STYLES].join('\t')];
for (const c of concepts) {
    const hex = bare(c.hexcode);
    const found = new Map();
    const candidates = new Set();
    for (const style of coded) {
        const name = style.byCode.get(hex);
        const icon = style.resolve(name);
        if (icon) found.set(style.name, icon);
        for (const n of [name, icon, ...(style.namesOf.get(icon) || [])]) if (n) candidates.add(n);
    }
    candidates.add(slug(c.label));
    for (const style of styles) {
        if (found.has(style.name)) continue;
        // The same names as Fluent flat; a name of our own guess there could be another tone's.
        const tried = style.name === 'fluent-emoji' ? [found.get(fluent.name)] : style.byCode.size ? [] : [...candidates];
        let icon = tried.map(n => style.resolve(n)).find(Boolean);
        if (!icon && style.name === 'fxemoji') icon = tried.map(n => style.bySquashed.get(squashed(n))).find(Boolean);
        if (icon) found.set(style.name, icon);
    }
    all.push({concept: c, found});
}
for (const style of styles) settle(all, style);
for (const {concept: c, found} of all) {
    for (const s of found.keys()) counts[s] = (counts[s] || 0) + 1;
    const tally = {};
    for (const icon of found.values()) tally[icon] = (tally[icon] || 0) + 1;
    const common = Object.entries(tally).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] || '';
    const base = variantOf(c);
    if (base) collapsed++;
    lines.push([c.hexcode, c.label, names.groups[c.group], names.subgroups[c.subgroup], (c.tags || []).map(clean).join('|'),
        base, common, ...STYLES.map(s => found.has(s) ? (found.get(s) === common ? '=' : found.get(s)) : '')].map(clean).join('\t'));
}
process.stdout.write(lines.join('\n') + '\n');
console.error('concepts', concepts.length, 'variants', collapsed, counts);
