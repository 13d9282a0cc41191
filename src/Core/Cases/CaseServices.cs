using KtpBot.Core.Bridges;
using KtpBot.Core.Data;
using KtpBot.Core.Notices;
using KtpBot.Core.Papers;
using KtpBot.Core.Records;
using KtpBot.Core.Stock;
using KtpBot.Core.Workflow;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Core.Cases;

/// <summary>Registers the desk and the procedures it works by.</summary>
public static class CaseServices
{
    /// <summary>
    /// Adds <see cref="ProcedureBook"/>, <see cref="TemplateBook"/> and <see cref="BridgeBook"/>, read at once, so that a faulty procedure
    /// stops the start with every fault and its line.
    /// </summary>
    /// <exception cref="InvalidDataException">A procedure or a template has faults.</exception>
    public static IServiceCollection AddProcedures(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = DialogsFolder.Find(configuration["Dialogs:Directory"]);
        var (procedures, procedureFaults) = ProcedureBook.Load(folder);
        var (templates, templateFaults) = TemplateBook.Load(folder);
        var (bridges, bridgeFaults) = BridgeBook.Load(folder);
        var faults = procedureFaults.Concat(templateFaults).Concat(bridgeFaults).Where(f => !f.IsWarning).ToList();
        if (faults.Count > 0)
            throw new InvalidDataException($"The procedures cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        services.AddSingleton(procedures);
        services.AddSingleton(procedures.Reasons);
        services.AddSingleton(procedures.Statuses);
        services.AddSingleton(templates);
        services.AddSingleton(bridges);
        return services;
    }

    /// <summary>
    /// Adds <see cref="CaseDesk"/>. It needs storage, the office, texts, requirements and procedures, each registered by its own room.
    /// </summary>
    public static IServiceCollection AddCaseDesk(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<NoticeWriter>();

        // Receipts are papers. A host that the public can reach says where with AddPapers.
        services.TryAddSingleton(new CheckAddress((string?)null));
        services.TryAddSingleton<PaperWriter>();
        services.AddSingleton<ReceiptWriter>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<RecordDesk>().AddSingleton<RecordImport>().AddSingleton<StockDesk>();
        return services;
    }
}
