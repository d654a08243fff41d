Console.WriteLine("Nothing happens here: eng/migrations.sh says what this is for.");
