using System.Xml;
using KtpBot.Core.Data;
using KtpBot.Core.Imaging.Flowcharts;
using KtpBot.Core.Workflow;
using KtpBot.Core.Workflow.Drawing;

namespace KtpBot.Bot.Verbs;

/// <summary><c>sop ID [--svg FILE] [--pdf FILE] [--dialogs FOLDER]</c>: draws a procedure as a flowchart, for the wall or a document.</summary>
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

        if (svg is null && pdf is null)
        {
            errors.WriteLine("Sebutkan berkas tujuannya: --svg BERKAS, --pdf BERKAS, atau keduanya.");
            return 2;
        }

        var chart = SopChart.Of(procedure);
        return Save(svg, () => Svg(chart), output, errors) && Save(pdf, () => ChartPdf.Write(chart), output, errors) ? 0 : 1;
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
