using KtpBot.Core.Data;

namespace KtpBot.Core.Notices;

/// <summary>A message form that the provider has approved for writing outside its reply window.</summary>
/// <param name="Notice">The notice it stands for, without "notice.".</param>
/// <param name="Name">As registered with WhatsApp.</param>
/// <param name="Languages">As registered.</param>
/// <param name="Parameters">Names of the notice's values, in the order of the template's gaps; single lines only.</param>
public sealed record NoticeTemplate(string Notice, string Name, IReadOnlyList<string> Languages, IReadOnlyList<string> Parameters);

/// <summary>The registered templates (dialogs/templates).</summary>
public sealed class TemplateBook(IEnumerable<NoticeTemplate> templates)
{
    private readonly Dictionary<string, NoticeTemplate> _byNotice = templates.ToDictionary(t => t.Notice, StringComparer.Ordinal);

    public IReadOnlyCollection<NoticeTemplate> All => _byNotice.Values;

    public NoticeTemplate? For(string notice) => _byNotice.GetValueOrDefault(notice);

    /// <summary>Reads dialogs/templates/*.yaml.</summary>
    public static (TemplateBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var templates = new Dictionary<string, NoticeTemplate>(StringComparer.Ordinal);
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "templates"))
        {
            if (YamlData.Load(path, faults, shownAs) is not { } file) continue;
            foreach (var node in file.List("templates"))
            {
                var template = new NoticeTemplate(node.Text("notice"), node.Text("name"), node.Texts("languages"), node.Texts("parameters"));
                if (!template.Languages.Contains("id")) node.Fault("A template must be registered in Indonesian (languages: [id]).");
                foreach (var unknown in template.Parameters.Where(p => !NoticeWriter.SingleLineValues.Contains(p)))
                    node.Fault($"'{unknown}' is no single-line value of a notice. Known: {string.Join(", ", NoticeWriter.SingleLineValues)}.");
                if (!templates.TryAdd(template.Notice, template)) node.Fault($"The notice '{template.Notice}' has two templates.");
            }

            file.ReportUnknownKeys();
        }

        return (new TemplateBook(templates.Values), faults);
    }
}
