using LenNotify;

namespace TradingDesk;

public sealed record ExperimentCompleted(ExperimentResult Result) : INotification
{
    public static string TypeName => "experiment_completed";

    public string Title => $"{Result.Strategy}, experiment {Result.Number}: over";

    public string Message => FormattableString.Invariant(
        $"Profits taken at {Result.Winner} times the risk brought {Result.Profit:0.00} USD a trade, the other way {Result.Otherwise:0.00} USD.");

    public Notification Complete(Notification draft) => draft with
    {
        Attributes = new Dictionary<string, string> { ["strategies"] = Result.Strategy },
    };
}
