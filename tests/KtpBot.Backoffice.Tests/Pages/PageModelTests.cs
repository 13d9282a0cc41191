using System.Reflection;
using KtpBot.Core.Offices;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Tests.Pages;

/// <summary>Pages hold an input and a read model, never a stored row.</summary>
public sealed class PageModelTests
{
    [Fact]
    public void NoPage_ExposesAnEntity()
    {
        var pages = typeof(BackofficeHost).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel))).ToList();

        var exposed = pages.SelectMany(page => Reachable(page).Where(t => typeof(IOfficeRow).IsAssignableFrom(t)).Select(t => $"{page.Name}: {t.Name}")).ToList();

        Assert.True(pages.Count > 15, "The pages were not found.");
        Assert.Empty(exposed);
    }

    private static HashSet<Type> Reachable(Type page)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>(page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(p => p.PropertyType));
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type)) continue;
            foreach (var argument in type.GetGenericArguments()) open.Enqueue(argument);
            if (type.GetElementType() is { } element) open.Enqueue(element);
            if (type.Namespace?.StartsWith("KtpBot", StringComparison.Ordinal) != true) continue;
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)) open.Enqueue(property.PropertyType);
        }

        return seen;
    }
}
