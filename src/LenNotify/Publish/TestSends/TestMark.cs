using LenNotify.Storage;

namespace LenNotify;

/// <summary>What makes a delivery a test. It stands in the decision, which no publisher can write.</summary>
internal static class TestMark
{
    internal static bool IsOn(DueDelivery delivery) =>
        delivery.Members.Count == 1 && delivery.Members[0].Decisions is { Count: 1 } decisions && decisions[0].Reason == Reason.TestRequested;
}
