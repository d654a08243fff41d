using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The items as the list has them.</summary>
internal sealed class JsonExport(Wire wire) : IExportFormat
{
    public string ContentType => "application/json";

    public string Extension => "json";

    public string Begin => "{\"data\":[";

    public string End => "]}";

    public string Item(InboxItem item, bool first) => (first ? "" : ",") + JsonSerializer.Serialize(ItemBody.Of(item), wire.Of<ItemBody>());
}
