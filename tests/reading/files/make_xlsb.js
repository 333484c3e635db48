// Writes form.xlsb, which LibreOffice cannot. Run: npm install xlsx@0.18.5 && node make_xlsb.js
const XLSX = require("xlsx");
const sheet = XLSX.utils.aoa_to_sheet([["Enhet", "Svar"], ["Mottagning", "Ja"], ["Vuxen/missbruk", 7]]);
sheet["C2"] = { t: "e", v: 0x2a };
sheet["E9"] = { t: "s", v: "långt bort" };
sheet["!ref"] = "A1:E9";
sheet["!merges"] = [{ s: { r: 4, c: 0 }, e: { r: 5, c: 1 } }];
sheet["!rows"] = [, , { hidden: true }];
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "Formulär");
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["dold"]]), "Listor");
book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
book.Props = { Title: "Våra svar" };
XLSX.writeFile(book, "form.xlsb");
