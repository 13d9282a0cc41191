using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace KtpBot.Core.Papers;

/// <summary>
/// Writes a table as an XLSX file of one sheet (ECMA-376). Words are inline strings and never formulas, so nothing that a citizen wrote
/// can be run by a spreadsheet; numbers are numbers. The parts are the fewest that Excel and LibreOffice open without a repair.
/// </summary>
public static class XlsxFile
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The content type of such files.</summary>
    public const string MimeType = Kind + ".sheet";

    /// <summary>The longest text of a cell that Excel takes (Excel specifications and limits).</summary>
    private const int LongestCell = 32_767;

    public static byte[] Write(TableText table)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"""
                {Head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/></Types>
                """);
            Part(zip, "_rels/.rels", $"""{Head}<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{OfficeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""{Head}<workbook xmlns="{Main}" xmlns:r="{OfficeRelations}"><sheets><sheet name="{Xml(SheetName(table.Period))}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""{Head}<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{OfficeRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OfficeRelations}/styles" Target="styles.xml"/></Relationships>""");
            Part(zip, "xl/styles.xml", $"""
                {Head}<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>
                """);
            Part(zip, "xl/worksheets/sheet1.xml", Sheet(table));
        }

        return file.ToArray();
    }

    private static string Sheet(TableText table)
    {
        var xml = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var c = 0; c < table.Columns.Count; c++) xml.Append(CultureInfo.InvariantCulture, $"""<col min="{c + 1}" max="{c + 1}" width="{Math.Clamp(table.Columns[c].Share * 8, 8, 60):0.#}" customWidth="1"/>""");
        xml.Append("</cols><sheetData>");
        Row(xml, 1, [.. table.Columns.Select(c => c.Title)], table.Columns, bold: true);
        for (var r = 0; r < table.Rows.Count; r++) Row(xml, r + 2, table.Rows[r], table.Columns, bold: false);
        if (table.Total is { } total) Row(xml, table.Rows.Count + 2, total, table.Columns, bold: true);
        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Row(StringBuilder xml, int row, IReadOnlyList<string> cells, IReadOnlyList<TableColumn> columns, bool bold)
    {
        xml.Append(CultureInfo.InvariantCulture, $"""<row r="{row}">""");
        for (var c = 0; c < cells.Count; c++)
        {
            var (place, style) = ($"{Letters(c)}{row}", bold ? " s=\"1\"" : "");
            if (columns[c].Number && long.TryParse(cells[c], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                xml.Append(CultureInfo.InvariantCulture, $"""<c r="{place}"{style}><v>{number}</v></c>""");
            else
                xml.Append(CultureInfo.InvariantCulture, $"""<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{Xml(cells[c])}</t></is></c>""");
        }

        xml.Append("</row>");
    }

    /// <summary>A, B, … Z, AA, …</summary>
    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    // Excel forbids some signs in a sheet's name and more than 31 of them.
    private static string SheetName(string name)
    {
        var safe = string.Concat(name.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'')));
        return safe.Length == 0 ? "Lembar 1" : safe[..Math.Min(31, safe.Length)];
    }

    // XML 1.0 has no place for most control characters, however they are written.
    private static string Xml(string text)
    {
        var safe = string.Concat(text.Take(LongestCell).Where(c => c is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF')));
        return SecurityElement.Escape(safe);
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }
}
