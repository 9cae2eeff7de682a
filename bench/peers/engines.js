// Makes documents with one engine on Node, one after the other, in memory, and prints what it took as a line of JSON.
//
//   node engines.js ENGINE COUNT [FOLDER]      FOLDER: the documents are written there, too (then the times mean nothing)
//
// Engines are used as their own documentation shows. "-once" keeps what the engine has parsed, against its documented use.
'use strict';

const fs = require('fs');
const path = require('path');
const build = path.join(__dirname, 'build');
const load = name => require(require.resolve(name, {paths: [build]}));
const file = name => fs.readFileSync(path.join(build, name));

// Each gives a function from a record to a document's bytes, or to a promise of them.
const docxtemplaterOf = () => {
    const Zip = load('pizzip'), Docxtemplater = load('docxtemplater'), template = file('docxtemplater.docx');
    return () => new Docxtemplater(new Zip(template), {paragraphLoop: true, linebreaks: true});
};
const carboneOf = ending => () => {
    const engine = load('carbone'), template = path.join(build, `carbone.${ending}`);
    return record => new Promise((done, failed) =>
        engine.render(template, record, (error, document) => error ? failed(error) : done(document)));
};
const docxTemplatesOf = options => () => {
    const {createReport} = load('docx-templates'), template = file('docx-templates.docx');
    return record => createReport({template, data: record, cmdDelimiter: '+++', ...options});
};
const engines = {
    'docxtemplater': () => {
        const parsed = docxtemplaterOf();
        return record => parsed().render(record).toBuffer();
    },
    'docxtemplater-once': () => {
        // A second render() is refused; what it has parsed serves all the same once it forgets that it was rendered.
        const document = docxtemplaterOf()();
        return record => {
            document.rendered = false;
            document.scopeManagers = {};
            document.mapper = null;
            document.render(record);
            return document.toBuffer();
        };
    },
    'easy-template-x': () => {
        const handler = new (load('easy-template-x').TemplateHandler)(), template = file('easy-template-x.docx');
        return record => handler.process(template, record);
    },
    'carbone': carboneOf('docx'),
    'carbone-odt': carboneOf('odt'),
    'docx-templates': docxTemplatesOf({}),
    'docx-templates-no-sandbox': docxTemplatesOf({noSandbox: true}),
    'docx': () => require('./builder.js')(load('docx'), JSON.parse(file('contents.json')), file('logo.png')),
};

async function main() {
    const [engine, countText, folder] = process.argv.slice(2);
    const count = Number(countText);
    const records = file(count === 1 ? 'record.jsonl' : 'records.jsonl').toString().trimEnd().split('\n').slice(0, count)
        .map(line => JSON.parse(line));
    const make = engines[engine]();
    if (folder) fs.mkdirSync(folder, {recursive: true});
    const times = [], processor = process.cpuUsage(), begin = performance.now();
    let bytes = 0;
    for (let i = 0; i < count; i++) {
        const start = performance.now();
        const document = await make(records[i % records.length]);
        times.push(performance.now() - start);
        bytes += document.length;
        if (folder) fs.writeFileSync(path.join(folder, `${i}.${engine.endsWith('odt') ? 'odt' : 'docx'}`), document);
    }
    const wall = performance.now() - begin, used = process.cpuUsage(processor);
    const round = number => Math.round(number * 100) / 100;
    const result = {engine, N: count, docs_per_s_total: round(count / wall * 1000)};
    if (count > 200) {
        const steady = times.slice(100), mean = steady.reduce((sum, time) => sum + time, 0) / steady.length;
        steady.sort((one, other) => one - other);
        const at = share => steady[Math.floor(share * steady.length)];
        Object.assign(result, {docs_per_s_steady: round(1000 / mean), p50_ms: round(at(0.5)), p95_ms: round(at(0.95))});
    }
    console.log(JSON.stringify({...result, cpu_ms_per_doc: round((used.user + used.system) / 1000 / count), maxrss_mb: round(process.resourceUsage().maxRSS / 1024),
        bytes_per_doc: Math.round(bytes / count)}));
}

main().then(() => process.exit(0), error => {
    console.error(error);
    process.exit(1);
});
