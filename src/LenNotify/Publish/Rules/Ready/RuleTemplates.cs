namespace LenNotify;

/// <summary>Ready-made rules: for prices, volumes, indicators, risk limits, and the life of an order.</summary>
public static class RuleTemplates
{
    // They come first: what is below is made of them.
    private static RuleTemplateValue Direction { get; } = new("direction", "up, down or any", "\"any\"");

    private static RuleTemplateValue To { get; } = new("to", "whom, as in any rule", "\"payload.user_id\"");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleTemplate> All { get; } = ValueList.Of<RuleTemplate>(
    [
        new("price_threshold", "A price passes a level, in one direction or any.",
            [Type("\"PRICE\""), new("symbol", "whose price", null), new("level", "the price, a number", null), Direction, To],
            """
                {"name":"Price threshold","event_type":"{event_type}","key":"payload.symbol","to":"{to}",
                 "conditions":[{"field":"payload.symbol","operator":"eq","value":"{symbol}"},{"field":"payload.price","operator":"cross","value":"{level}","direction":"{direction}"}],
                 "actions":[{"type":"notify","notification_type":"price_threshold","attributes":{"symbols":"payload.symbol"}}]}
                """),
        new("volume_spike", "A volume is several times the mean of those before it.",
            [Type("\"VOLUME\""), new("factor", "how many times the mean", "3"), new("over", "of how many before it, 2 to 60", "20"), To],
            """
                {"name":"Volume spike","event_type":"{event_type}","key":"payload.symbol","to":"{to}",
                 "conditions":[{"field":"payload.volume","operator":"spike","value":"{factor}","over":"{over}"}],
                 "actions":[{"type":"notify","notification_type":"volume_spike","attributes":{"symbols":"payload.symbol"}},{"type":"throttle","limit":1,"per":"15m","key":"payload.symbol"}]}
                """),
        new("indicator_cross", "One indicator crosses another, as a fast mean does a slow one.",
            [Type("\"INDICATOR\""), new("fast", "where the one stands", "\"payload.fast\""), new("slow", "where the other stands", "\"payload.slow\""), Direction, To],
            """
                {"name":"Indicator cross","event_type":"{event_type}","key":"payload.symbol","to":"{to}",
                 "conditions":[{"field":"{fast}","operator":"cross","other":"{slow}","direction":"{direction}"}],
                 "actions":[{"type":"notify","notification_type":"indicator_cross","attributes":{"symbols":"payload.symbol"}}]}
                """),
        new("risk_limit", "A measure of risk reaches its limit; aloud once an hour for each kind of risk.",
            [Type("\"RISK\""), new("field", "where the measure stands", "\"payload.value\""), new("limit", "the limit, a number", null), To],
            """
                {"name":"Risk limit","event_type":"{event_type}","to":"{to}",
                 "conditions":[{"field":"{field}","operator":"gte","value":"{limit}"}],
                 "actions":[{"type":"notify","notification_type":"risk_warning","priority":"high"},{"type":"throttle","limit":1,"per":"1h","key":"payload.risk_type"}]}
                """),
        new("order_lifecycle", "An order comes to a state that its owner wants to hear of; the states of one order are grouped.",
            [Type("\"ORDER\""), new("states", "which, as a list", "[\"filled\",\"partially_filled\",\"cancelled\",\"rejected\"]"), To],
            """
                {"name":"Order lifecycle","event_type":"{event_type}","to":"{to}",
                 "conditions":[{"field":"payload.status","operator":"in","value":"{states}"}],
                 "actions":[{"type":"notify","notification_type":"order_lifecycle","template":"order.lifecycle","attributes":{"symbols":"payload.symbol"}},{"type":"group","key":"payload.order_id"}]}
                """),
    ]);

    /// <summary>The one of that name, or null.</summary>
    public static RuleTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);

    private static RuleTemplateValue Type(string otherwise) => new("event_type", "of which events", otherwise);
}
