namespace TradingDesk;

/// <summary>Looks at books, and speaks up when a risk has grown by a level since it looked last.</summary>
public sealed class RiskWatch
{
    private readonly Dictionary<(string UserId, string Kind), RiskLevel> _known = [];

    public IReadOnlyList<RiskReading> Look(Book book)
    {
        List<RiskReading> readings =
        [
            new(book.UserId, "heat", book.Heat, RiskLimits.HeatLimit, RiskLimits.OfHeat(book.Heat)),
            .. from campaign in book.Campaigns
               let level = RiskLimits.OfCampaign(campaign.Value)
               select new RiskReading(book.UserId, $"campaign {campaign.Key}", campaign.Value, RiskLimits.CampaignLimit, level),
        ];
        var grown = readings.Where(reading => reading.Level > _known.GetValueOrDefault((reading.UserId, reading.Kind))).ToList();
        foreach (var gone in _known.Keys.Where(key => key.UserId == book.UserId).ToList())
        {
            _known.Remove(gone);
        }

        foreach (var reading in readings)
        {
            _known[(reading.UserId, reading.Kind)] = reading.Level;
        }

        return grown;
    }
}
