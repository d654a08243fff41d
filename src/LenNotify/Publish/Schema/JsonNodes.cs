using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>JSON that was read already, as nodes of a document. They do not know where they stood.</summary>
internal static class JsonNodes
{
    internal static DocumentNode Of(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject map:
                var members = new DocumentNode(DocumentNodeKind.Map, "", 0, 0);
                members.Members.AddRange(map.Select(member => new DocumentMember(member.Key, 0, 0, Of(member.Value))));
                return members;
            case JsonArray list:
                var items = new DocumentNode(DocumentNodeKind.List, "", 0, 0);
                items.Items.AddRange(list.Select(Of));
                return items;
            case null:
                return new DocumentNode(DocumentNodeKind.Null, "", 0, 0);
            default:
                return Scalar(json);
        }
    }

    private static DocumentNode Scalar(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => new(DocumentNodeKind.Text, value.GetValue<string>(), 0, 0),
        JsonValueKind.Number => new(DocumentNodeKind.Number, value.ToJsonString(), 0, 0),
        JsonValueKind.True => new(DocumentNodeKind.Flag, "true", 0, 0),
        _ => new(DocumentNodeKind.Flag, "false", 0, 0),
    };
}
