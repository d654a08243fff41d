using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify.Tests;

public sealed class LiveJsonTests
{
    private static readonly HubMessage Message = new(HubMessageKind.Received, 7, 3)
    {
        Items = [new Guid(1, 2, 3, new byte[8])],
        Priority = Priority.Critical,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Notification = new Notification
        {
            Type = "order_filled",
            Title = "Filled",
            Severity = Severity.Warning,
            Attributes = new Dictionary<string, string> { ["symbol_name"] = "BTC" },
            Metadata = new JsonObject { ["order_id"] = 1 },
            Actions = [new NotificationAction("open", "Open", "/orders/1")],
            GroupKey = "orders",
        },
    };

    [Fact]
    public void A_push_is_written_by_generated_code_in_both_spellings()
    {
        LiveJson.Default.LiveBody.SerializeHandler.Should().NotBeNull();
        LiveCamelJson.Default.LiveBody.SerializeHandler.Should().NotBeNull();
        LiveJson.Spelled(camelCase: false).GetTypeInfo(typeof(LiveBody)).Should().BeSameAs(LiveJson.Default.LiveBody);
        LiveJson.Spelled(camelCase: true).GetTypeInfo(typeof(LiveBody)).Should().BeSameAs(LiveCamelJson.Default.LiveBody);
    }

    [Fact]
    public void A_push_names_severity_and_priority_and_leaves_out_what_there_is_not()
    {
        var item = Written(camelCase: false)["item"]!;

        ((string)item["severity"]!, (string)item["priority"]!, (string)item["group_key"]!, (string)item["attributes"]!["symbol_name"]!).Should().Be(("warning", "critical", "orders", "BTC"));
        item.AsObject().ContainsKey("read_at").Should().BeFalse();
    }

    [Fact]
    public void The_two_spellings_differ_in_our_names_only()
    {
        var (snake, camel) = (Written(camelCase: false).ToJsonString(), Written(camelCase: true).ToJsonString());

        camel.Should().Be(snake.Replace("created_at", "createdAt", StringComparison.Ordinal).Replace("group_key", "groupKey", StringComparison.Ordinal));
        camel.Should().Contain("symbol_name").And.Contain("order_id");
    }

    private static JsonNode Written(bool camelCase) =>
        JsonNode.Parse(JsonSerializer.Serialize(LiveBody.Of(Message), LiveJson.Spelled(camelCase).GetTypeInfo(typeof(LiveBody))))!;
}
