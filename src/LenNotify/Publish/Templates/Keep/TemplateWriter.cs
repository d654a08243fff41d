using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>Writes a template as <see cref="TemplateReader"/> reads it.</summary>
internal static class TemplateWriter
{
    internal static string Write(Template template)
    {
        using var into = new MemoryStream();
        using (var json = new Utf8JsonWriter(into))
        {
            json.WriteStartObject();
            json.WriteString("key", template.Key);
            json.WriteString("language", template.Language);
            json.WriteString("engine", template.Engine);
            json.WriteStartObject("variables");
            foreach (var (name, kind) in template.Variables)
            {
                json.WriteString(name, kind.ToString().ToLowerInvariant());
            }

            json.WriteEndObject();
            json.WriteStartArray("wordings");
            foreach (var wording in template.Wordings)
            {
                Write(json, wording);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(into.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Wording wording)
    {
        json.WriteStartObject();
        Write(json, "channel", wording.Channel);
        Write(json, "language", wording.Language);
        Write(json, "subject", wording.Subject);
        Write(json, "text", wording.Text);
        Write(json, "html", wording.Html);
        Write(json, "blocks", wording.Blocks);
        json.WriteStartArray("facts");
        foreach (var fact in wording.Facts)
        {
            json.WriteStartObject();
            Write(json, "label", fact.Label);
            Write(json, "value", fact.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("parts");
        foreach (var (name, part) in wording.Parts)
        {
            json.WriteStartObject(name);
            Write(json, "text", part.Text);
            Write(json, "html", part.Html);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
