using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>Writes a template that was found sound as <see cref="TemplateReader"/> reads it.</summary>
internal static class TemplateWriter
{
    internal static string Write(Template template)
    {
        using var into = new MemoryStream();
        using (var json = new Utf8JsonWriter(into))
        {
            Write(json, TemplateNodes.Of(template));
        }

        return Encoding.UTF8.GetString(into.ToArray());
    }

    private static void Write(Utf8JsonWriter json, DocumentNode node)
    {
        switch (node.Kind)
        {
            case DocumentNodeKind.Map:
                json.WriteStartObject();
                foreach (var member in node.Members)
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case DocumentNodeKind.List:
                json.WriteStartArray();
                node.Items.ForEach(item => Write(json, item));
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(node.Text);
                break;
        }
    }
}
