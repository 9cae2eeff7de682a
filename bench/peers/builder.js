// docx has no templates: the same report, built in code out of the contents of the canonical one.
'use strict';

module.exports = (docx, contents, logo) => {
    const font = {ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'Noto Serif CJK SC'};
    const run = (text, more) => new docx.TextRun({text, font, size: 24, ...more});
    const filled = text => new docx.TextRun({text, font, size: 24, underline: {}});
    const runs = (text, record, more) => text.split(/(\[\[[^\]]*\]\])/).filter(Boolean)
        .map(part => part.startsWith('[[') ? filled(record[part.slice(2, -2)]) : run(part, more));
    const paragraph = children => new docx.Paragraph({children, spacing: {line: 360, after: 120}, indent: {firstLine: 480}});
    const cell = children => new docx.TableCell({children: [new docx.Paragraph({children})]});
    const table = rows => new docx.Table({width: {size: 100, type: docx.WidthType.PERCENTAGE}, rows: rows.map(cells => new docx.TableRow({children: cells}))});
    const headings = {Title: docx.HeadingLevel.TITLE, Heading1: docx.HeadingLevel.HEADING_1};
    const make = {
        paragraph: (part, record) => headings[part.style]
            ? [new docx.Paragraph({text: part.text, heading: headings[part.style]})] : [paragraph(runs(part.text, record))],
        items: (part, record) => record.items.map(item => paragraph(
            [run('（'), filled(item.no), run('）'), filled(item.title), run('：'), filled(item.text)])),
        table: (part, record) => [table(part.rows.map(row => row.map((text, column) => cell(runs(text, record, {bold: column % 2 === 0})))))],
        rows: (part, record) => [table([part.header.map(text => cell([run(text, {bold: true})])),
            ...record.rows.map(row => [row.no, row.name, row.amount, row.date, row.group].map(text => cell([filled(text)])))])],
    };
    return record => docx.Packer.toBuffer(new docx.Document({sections: [{
        headers: {default: new docx.Header({children: [new docx.Paragraph({children: [
            new docx.ImageRun({type: 'png', data: logo, transformation: {width: 76, height: 38}}), run('　工程执行情况报告　名称：'), filled(record.f01)]})]})},
        footers: {default: new docx.Footer({children: [new docx.Paragraph({alignment: docx.AlignmentType.CENTER, children: [
            run('第 '), new docx.TextRun({children: [docx.PageNumber.CURRENT], font, size: 24}), run(' 页')]})]})},
        children: contents.flatMap(part => make[part.kind](part, record)),
    }]}));
};
