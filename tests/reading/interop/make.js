// The form of form.json by SheetJS, in each format that it writes, and by ExcelJS: node make.js (README.md).
const fs = require("fs"), path = require("path"), XLSX = require("xlsx"), ExcelJS = require("exceljs");
const sheets = JSON.parse(fs.readFileSync(path.join(__dirname, "form.json")));
const isError = (value) => value !== null && typeof value === "object";

function bySheetJS(ending) {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = {};
    rows.forEach((row, r) => (row || []).forEach((value, c) => {
      if (value === null) return;
      const cell = isError(value) ? { t: "e", v: 0x2a } : { t: { number: "n", boolean: "b", string: "s" }[typeof value], v: value };
      sheet[XLSX.utils.encode_cell({ r, c })] = cell;
    }));
    sheet["!ref"] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: 7 } });
    if (name === "Formulär") sheet["!rows"] = rows.map((_, r) => (r === 11 ? { hidden: true } : {}));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  XLSX.writeFile(book, path.join(__dirname, `sheetjs.${ending}`), { compression: true, bookSST: true });
}

async function byExcelJS() {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    rows.forEach((row, r) => (row || []).forEach((value, c) => {
      if (value !== null) sheet.getCell(r + 1, c + 1).value = value;
    }));
    if (name === "Formulär") sheet.getRow(12).hidden = true;
  }
  await book.xlsx.writeFile(path.join(__dirname, "exceljs.xlsx"));
}

["xlsx", "xlsm", "xlsb", "xls", "ods"].forEach(bySheetJS);
byExcelJS();
