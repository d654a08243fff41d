namespace TradingDesk;

/// <summary>In percent of the account. Over the first of each pair there is a warning, over the second the limit is broken.</summary>
public static class RiskLimits
{
    public const decimal HeatWarning = 8m;
    public const decimal HeatLimit = 10m;
    public const decimal CampaignWarning = 4.5m;
    public const decimal CampaignLimit = 5m;

    public static RiskLevel OfHeat(decimal percent) => LevelOf(percent, HeatWarning, HeatLimit);

    public static RiskLevel OfCampaign(decimal percent) => LevelOf(percent, CampaignWarning, CampaignLimit);

    private static RiskLevel LevelOf(decimal percent, decimal warning, decimal limit) =>
        percent > limit ? RiskLevel.Broken : percent > warning ? RiskLevel.Warning : RiskLevel.Fine;
}
