using System.Text.Json.Serialization;

namespace TradingDesk;

[JsonConverter(typeof(JsonStringEnumConverter<Side>))]
public enum Side
{
    Buy,
    Sell,
}
