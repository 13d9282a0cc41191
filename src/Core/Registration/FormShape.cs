using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Registration;

/// <summary>A question with answers to choose from.</summary>
/// <param name="Answer">The answer's name, as requirements and <see cref="CaseDetails"/> use it.</param>
/// <param name="TextKey">The question.</param>
/// <param name="Options">The answers on offer.</param>
public sealed record FormQuestion(string Answer, string TextKey, IReadOnlyList<FormOption> Options);

/// <param name="Value">What is kept.</param>
/// <param name="TitleKey">How it reads.</param>
public sealed record FormOption(string Value, string TitleKey);

/// <summary>
/// What a form without a conversation asks for one service: the questions on which its requirements depend, worded and answered as the
/// flows of the conversation do, and the documents that follow from the answers.
/// </summary>
public sealed class FormShape
{
    private readonly IReadOnlyList<FormQuestion> _questions;
    private readonly IReadOnlyList<IReadOnlyList<AnswerCondition>> _rules;

    private FormShape(ServiceRequirements needs, IReadOnlyList<FormQuestion> questions)
    {
        (Needs, _questions) = (needs, questions);
        _rules = [.. RulesOf(needs)];
    }

    /// <summary>Of the service itself.</summary>
    public ServiceRequirements Needs { get; }

    /// <summary>The service looks into the family card, so its number is asked.</summary>
    public bool NeedsKk => Needs.Documents.Any(d => d.Id == "kk");

    /// <summary>
    /// The form of a service. Null where a form cannot ask what decides about its documents, or where there is no document to send and
    /// the citizen makes an appointment instead: such a service is applied for in the conversation.
    /// </summary>
    public static FormShape? For(DialogBook book, string service)
    {
        if (book.Requirements.For(service) is not { } needs || !needs.Documents.Any(d => d.Way == DocumentWay.Photo)) return null;
        var wanted = RulesOf(needs).SelectMany(rule => rule).Select(c => c.Answer).Append(CaseDetails.Filer).Distinct(StringComparer.Ordinal).ToList();
        var own = OwnFlow(book, service);
        var asked = book.Flows.OrderBy(f => f == own ? 0 : 1).SelectMany(f => f.Steps).OfType<ChoiceStep>()
            .Where(s => s is { FromItems: false, Save: not null, Text: not null } && wanted.Contains(s.Save!))
            .DistinctBy(s => s.Save)
            .ToDictionary(s => s.Save!, s => new FormQuestion(s.Save!, s.Text!, [.. s.Choices.Where(c => !c.Id.Contains(':', StringComparison.Ordinal)).Select(c => new FormOption(c.Value ?? c.Id, c.Title))]), StringComparer.Ordinal);
        return wanted.TrueForAll(asked.ContainsKey) ? new FormShape(needs, [.. wanted.Select(name => asked[name])]) : null;
    }

    /// <summary>The flow that asks about this service alone: two services may ask for the same answer in different words.</summary>
    private static DialogFlow? OwnFlow(DialogBook book, string service) => book.Flows
        .SelectMany(f => f.Steps.OfType<BranchStep>().Where(b => b.On == "service" && b.Cases.ContainsKey(service)).Select(b => f.Step(b.Cases[service])))
        .OfType<FlowStep>().Select(step => book.Flow(step.Flow)).FirstOrDefault(f => f is not null);

    /// <summary>The questions that matter now: one that only decides together with another answer waits until that answer is given.</summary>
    public IReadOnlyList<FormQuestion> Asked(IReadOnlyDictionary<string, string> answers) =>
        [.. _questions.Where(q => q.Answer == CaseDetails.Filer || _rules.Any(rule => rule.Any(c => c.Answer == q.Answer) && rule.All(c => c.Answer == q.Answer || c.Holds(answers))))];

    /// <summary>Every question that matters has one of its answers.</summary>
    public bool IsAnswered(IReadOnlyDictionary<string, string> answers) =>
        Asked(answers).All(q => answers.TryGetValue(q.Answer, out var given) && q.Options.Any(o => o.Value == given));

    /// <summary>Answers to questions that are asked, each one of those on offer; anything else that was sent is left out.</summary>
    public IReadOnlyDictionary<string, string> Known(IReadOnlyDictionary<string, string> sent)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var before = -1; before != known.Count;)
        {
            before = known.Count;
            foreach (var question in Asked(known))
            {
                if (sent.TryGetValue(question.Answer, out var value) && question.Options.Any(o => o.Value == value)) known[question.Answer] = value;
            }
        }

        return known;
    }

    /// <summary>The documents that can be sent, given the answers.</summary>
    public IReadOnlyList<RequiredDocument> Files(IReadOnlyDictionary<string, string> answers) => [.. Needs.Applying(answers).Where(d => d.Way == DocumentWay.Photo)];

    /// <summary>The documents that are brought in any case.</summary>
    public IReadOnlyList<RequiredDocument> Brought(IReadOnlyDictionary<string, string> answers) => [.. Needs.Applying(answers).Where(d => d.Way == DocumentWay.Bring)];

    private static IEnumerable<IReadOnlyList<AnswerCondition>> RulesOf(ServiceRequirements needs) =>
        needs.Documents.Select(d => d.When).Concat(needs.Refusals.Select(r => r.When)).Append(needs.InPersonWhen).Where(rule => rule.Count > 0);
}
