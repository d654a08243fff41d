namespace TradingDesk;

/// <summary>One price. It drifts, and shakes by the weather, which change now and then; what has gone far is drawn back a little.</summary>
public sealed class PriceTrack(Instrument instrument, Random chance)
{
    private const int Window = 30;
    private const int WeatherLasts = 400;
    private const int DriftLasts = 250;
    private const double Drift = 0.0006;
    private const double Home = 0.004;
    private const double MostCounted = 0.03;
    private static readonly double[] Shakes = [0.001, 0.003, 0.008];
    private readonly Queue<double> _moves = new();
    private int _weather = chance.Next(Shakes.Length);
    private Side _leaning = (Side)chance.Next(2);
    private decimal _price = instrument.OpensAt;

    public Quote Quote => new(instrument.Symbol, _price, Volatility, RegimeOf(Volatility), _leaning);

    private double Volatility => _moves.Count == 0 ? Shakes[1] : Math.Sqrt(_moves.Average(move => move * move));

    public static Regime RegimeOf(double volatility) => volatility switch
    {
        < 0.002 => Regime.Calm,
        < 0.0055 => Regime.Normal,
        _ => Regime.Stormy,
    };

    /// <summary>The price moves once.</summary>
    public void Step()
    {
        _weather = chance.Next(WeatherLasts) == 0 ? chance.Next(Shakes.Length) : _weather;
        _leaning = chance.Next(DriftLasts) == 0 ? (Side)chance.Next(2) : _leaning;

        // The sum of three throws is close enough to a bell.
        var shake = 2 * (chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 1.5) * Shakes[_weather];
        Move(shake + (_leaning == Side.Buy ? Drift : -Drift) - (Home * Math.Log((double)(_price / instrument.OpensAt))));
    }

    /// <summary>The price moves by this share of itself, at once.</summary>
    public void Move(double by)
    {
        _price = Math.Max(Math.Round(_price * (decimal)(1 + by), instrument.Decimals), (decimal)Math.Pow(10, -instrument.Decimals));
        _moves.Enqueue(Math.Clamp(by, -MostCounted, MostCounted));
        if (_moves.Count > Window)
        {
            _moves.Dequeue();
        }
    }
}
