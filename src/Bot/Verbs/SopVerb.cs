using System.Xml;
using KtpBot.Core.Data;
using KtpBot.Core.Imaging.Flowcharts;
using KtpBot.Core.Workflow;
using KtpBot.Core.Workflow.Drawing;

namespace KtpBot.Bot.Verbs;

/// <summary>
/// <c>sop ID [--svg FILE] [--pdf FILE] [--dialogs FOLDER]</c> draws a procedure as a flowchart, for the wall or a document;
/// <c>sop ID --compare OLD NEW</c> tells what changed from one version to another.
/// </summary>
internal static class SopVerb
{
    public static int Run(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>0 when drawn, 1 when a file cannot be written, 2 when the procedure is unknown or no file is asked for.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var (svg, pdf) = (VerbArguments.Value(args, "--svg"), VerbArguments.Value(args, "--pdf"));
        var folder = DialogsFolder.Find(VerbArguments.Value(args, "--dialogs") ?? Environment.GetEnvironmentVariable("Dialogs__Directory"));
        var book = ProcedureBook.Load(folder).Book;
        var id = args is [{ Length: > 0 } first, ..] && !first.StartsWith('-') ? first : "";
        if (book.Newest(id) is not { } procedure)
        {
            errors.WriteLine($"Prosedur \"{id}\" tidak dikenal. Pilihan: {string.Join(", ", book.Current.Select(p => p.Id).Order(StringComparer.Ordinal))}.");
            return 2;
        }

        if (Array.IndexOf(args, "--compare") is >= 0 and var at) return Compare(book, id, args.Skip(at + 1).Take(2).ToList(), output, errors);
        if (svg is null && pdf is null)
        {
            errors.WriteLine("Sebutkan berkas tujuannya: --svg BERKAS, --pdf BERKAS, atau keduanya; atau dua versi: --compare LAMA BARU.");
            return 2;
        }

        var chart = SopChart.Of(procedure, book.RolesOf(id));
        return Save(svg, () => Svg(chart), output, errors) && Save(pdf, () => ChartPdf.Write(chart), output, errors) ? 0 : 1;
    }

    private static int Compare(ProcedureBook book, string id, List<string> versions, TextWriter output, TextWriter errors)
    {
        var found = versions.Select(v => int.TryParse(v, out var version) ? book.Exactly(id, version) : null).OfType<Procedure>().ToList();
        if (found.Count != 2)
        {
            errors.WriteLine($"Sebutkan dua versi: --compare LAMA BARU. Versi {id} yang ada: {string.Join(", ", book.VersionsOf(id))}.");
            return 2;
        }

        output.WriteLine($"{id}: versi {found[0].Version} → {found[1].Version}");
        var lines = SopDifference.Of(found[0], found[1], book.RolesOf(id));
        foreach (var line in lines.DefaultIfEmpty("Tidak ada perbedaan.")) output.WriteLine($"- {line}");
        foreach (var step in SopDifference.Lost(found[0], found[1])) output.WriteLine($"! Berkas pada langkah \"{step.Title}\" perlu langkah pengganti bila dipindahkan.");
        return 0;
    }

    private static byte[] Svg(Chart chart)
    {
        using var content = new MemoryStream();
        using (var writer = XmlWriter.Create(content)) ChartSvg.Write(chart).Save(writer);
        return content.ToArray();
    }

    private static bool Save(string? path, Func<byte[]> draw, TextWriter output, TextWriter errors)
    {
        if (path is null) return true;
        try
        {
            File.WriteAllBytes(path, draw());
            output.WriteLine($"{path} selesai digambar.");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.WriteLine($"Berkas {path} tidak dapat ditulis. Periksa apakah foldernya ada dan boleh diisi.");
            return false;
        }
    }
}
