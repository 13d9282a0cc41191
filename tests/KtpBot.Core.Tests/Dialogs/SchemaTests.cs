using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>The schemas that editors use know every key of our own files, and refuse what the loaders refuse.</summary>
public class SchemaTests
{
    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (folder, schema) in new[] { ("flows", "flow"), ("text", "text"), ("requirements", "requirements"), ("intents", "intents"), ("sop", "sop"), ("offices", "office"), ("photos", "photos"), ("bridges", "bridge") })
            {
                foreach (var file in Directory.EnumerateFiles(Path.Combine(DialogBooks.Folder, folder), "*.yaml", SearchOption.AllDirectories))
                    data.Add(Path.GetRelativePath(DialogBooks.Folder, file), Path.GetFileName(Path.GetDirectoryName(file)) == "extras" ? "extras" : schema);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void OurFile_FitsItsSchema(string file, string schema)
    {
        Assert.Empty(Problems(Path.Combine(DialogBooks.Folder, file), schema));
    }

    [Theory]
    [InlineData("flow", "flow: a\nsteps:\n  - id: b\n    kata: c\n", "kata")]
    [InlineData("flow", "flow: a\n", "steps")]
    [InlineData("requirements", "service: a\nin_person: ya\nwho_may_file: b\nform_box: c\ndocuments: []\nsources: [d]\n", "in_person")]
    [InlineData("intents", "intents:\n  - intent: a\n    flow: [b]\n", "flow")]
    [InlineData("text", "a:\n  - b\n", "a")]
    [InlineData("office", "id: a\n", "name")]
    [InlineData("bridge", "id: a\ntitle: A\nwhat: b\nservices: [c]\nstages: [d]\nstatuses: [{ id: e, label: f, leads: Maju }]\n", "leads")]
    public void BadFile_IsRefused(string schema, string yaml, string expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, yaml);
            Assert.Contains(Problems(path, schema), p => p.Contains(expected, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<string> Problems(string file, string schema)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(DialogBooks.Folder, "schema", schema + ".schema.json")));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(file)));
        var problems = new List<string>();
        new SchemaWalk(document.RootElement, problems).Hold(document.RootElement, yaml.Documents[0].RootNode, Path.GetFileName(file));
        return problems;
    }

    /// <summary>The part of JSON Schema that our schemas use; a keyword it does not know fails the test instead of passing silently.</summary>
    private sealed class SchemaWalk(JsonElement root, List<string> problems)
    {
        private static readonly string[] Known =
            ["$schema", "$defs", "$ref", "title", "description", "type", "required", "properties", "additionalProperties", "items", "minItems", "uniqueItems", "enum", "const", "pattern", "minimum", "maximum", "minLength", "anyOf"];

        public void Hold(JsonElement schema, YamlNode node, string at)
        {
            foreach (var keyword in schema.EnumerateObject()) Assert.Contains(keyword.Name, Known);
            if (schema.TryGetProperty("$ref", out var reference)) Hold(Resolve(reference.GetString()!), node, at);
            if (schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().All(s => Fails(s, node, at))) problems.Add($"{at} fits none of anyOf");
            if (schema.TryGetProperty("type", out var type) && !Is(node, type.GetString()!)) problems.Add($"{at} is no {type}");
            if (schema.TryGetProperty("enum", out var members) && !members.EnumerateArray().Any(m => m.GetString() == Text(node))) problems.Add($"{at} is none of the enum");
            if (schema.TryGetProperty("const", out var only) && only.ToString() != Text(node)) problems.Add($"{at} is not {only}");
            if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(Text(node), pattern.GetString()!)) problems.Add($"{at} does not match");
            if (schema.TryGetProperty("minimum", out var least) && decimal.Parse(Text(node), CultureInfo.InvariantCulture) < least.GetDecimal()) problems.Add($"{at} is too small");
            if (schema.TryGetProperty("maximum", out var most) && decimal.Parse(Text(node), CultureInfo.InvariantCulture) > most.GetDecimal()) problems.Add($"{at} is too large");
            if (node is YamlSequenceNode list) HoldList(schema, list, at);
            if (node is YamlMappingNode map) HoldMap(schema, map, at);
        }

        private void HoldList(JsonElement schema, YamlSequenceNode list, string at)
        {
            if (schema.TryGetProperty("minItems", out var least) && list.Children.Count < least.GetInt32()) problems.Add($"{at} has too few items");
            if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && list.Children.Select(Text).Distinct().Count() < list.Children.Count) problems.Add($"{at} names an item twice");
            if (!schema.TryGetProperty("items", out var items)) return;
            foreach (var item in list.Children) Hold(items, item, at + "[]");
        }

        private void HoldMap(JsonElement schema, YamlMappingNode map, string at)
        {
            var keys = map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => c.Value);
            if (schema.TryGetProperty("required", out var required))
            {
                foreach (var missing in required.EnumerateArray().Select(r => r.GetString()!).Where(r => !keys.ContainsKey(r))) problems.Add($"{at}.{missing} is missing");
            }

            var hasProperties = schema.TryGetProperty("properties", out var properties);
            var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
            foreach (var (key, value) in keys)
            {
                if (hasProperties && properties.TryGetProperty(key, out var property)) Hold(property, value, $"{at}.{key}");
                else if (hasRest && rest.ValueKind == JsonValueKind.False) problems.Add($"{at}.{key} is unknown");
                else if (hasRest && rest.ValueKind == JsonValueKind.Object) Hold(rest, value, $"{at}.{key}");
            }
        }

        private bool Fails(JsonElement schema, YamlNode node, string at)
        {
            var own = new List<string>();
            new SchemaWalk(root, own).Hold(schema, node, at);
            return own.Count > 0;
        }

        private JsonElement Resolve(string reference) =>
            reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));

        private static string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

        private static bool Is(YamlNode node, string type) => type switch
        {
            "object" => node is YamlMappingNode,
            "array" => node is YamlSequenceNode,
            "boolean" => Text(node) is "true" or "false",
            "integer" => int.TryParse(Text(node), CultureInfo.InvariantCulture, out _),
            "number" => decimal.TryParse(Text(node), CultureInfo.InvariantCulture, out _),
            "string" => node is YamlScalarNode,
            _ => false,
        };
    }
}
