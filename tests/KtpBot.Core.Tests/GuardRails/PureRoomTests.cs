using System.Reflection;
using KtpBot.Core.Storage;

namespace KtpBot.Core.Tests.GuardRails;

/// <summary>Workflow, Dialogs and Calendar compute; they neither wait, store, log, look at the clock nor reach out.</summary>
public sealed class PureRoomTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] PureRooms = ["KtpBot.Core.Workflow", "KtpBot.Core.Dialogs", "KtpBot.Core.Calendar"];

    [Theory]
    [InlineData("KtpBot.Core.Workflow")]
    [InlineData("KtpBot.Core.Dialogs")]
    [InlineData("KtpBot.Core.Calendar")]
    public void Room_TouchesNothingImpure(string room)
    {
        var types = typeof(KtpBotDb).Assembly.GetTypes().Where(t => IsIn(t, room)).ToList();

        Assert.NotEmpty(types);
        Rule.HasNoFaults(types.SelectMany(Faults).Distinct());
    }

    [Fact]
    public void Rule_FindsATaskAContextAClockAndALogger()
    {
        var faults = Faults(typeof(Impure)).ToList();

        Assert.Contains(faults, f => f.Contains("Task", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("KtpBotDb", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("TimeProvider", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("HttpClient", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Faults(Type type) =>
        Members(type).SelectMany(m => Parts(m.Type).Where(IsImpure).Select(bad => $"{type.FullName}.{m.Name} uses {bad.FullName}"));

    private static IEnumerable<(string Name, Type Type)> Members(Type type)
    {
        foreach (var field in type.GetFields(Everything)) yield return (field.Name, field.FieldType);
        foreach (var method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
        {
            if (method is MethodInfo { ReturnType: var returned }) yield return (method.Name, returned);
            foreach (var parameter in method.GetParameters()) yield return (method.Name, parameter.ParameterType);
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) yield return (method.Name, local.LocalType);
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }

    private static bool IsImpure(Type type)
    {
        var space = type.Namespace ?? "";
        return type == typeof(TimeProvider)
            || typeof(Delegate).IsAssignableFrom(type) && space.StartsWith("System.Threading", StringComparison.Ordinal)
            || space.StartsWith("System.Threading.Tasks", StringComparison.Ordinal)
            || space.StartsWith("System.Net", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
            || space.StartsWith("KtpBot.Core.Storage", StringComparison.Ordinal);
    }

    private static bool IsIn(Type type, string room) =>
        type.Namespace is { } space && PureRooms.Contains(room) && (space == room || space.StartsWith(room + ".", StringComparison.Ordinal));

#pragma warning disable CA1822, IDE0060 // A sample of what the rule must find.
    private sealed class Impure
    {
        public Task WaitAsync(KtpBotDb db) => Task.CompletedTask;

        public DateTime Look(TimeProvider clock)
        {
            using var http = new HttpClient();
            return clock.GetUtcNow().UtcDateTime.AddSeconds(http.Timeout.Seconds);
        }
    }
#pragma warning restore CA1822, IDE0060
}
