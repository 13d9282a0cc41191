using System.Globalization;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.StorageWriter;

// A process that only works on storage, so that tests can let several real ones meet in one file:
//   key PATH                                  prints the key at PATH, made when it is missing
//   migrate CONNECTION                        brings the schema up to date
//   write NAME TRANSACTIONS THREADS CONNECTION  commits so many small transactions, through EF and by hand in turns
//   flood UNTIL CONNECTION                    commits large batches back to back, with no pause, until the counter says UNTIL
if (args[0] == "key")
{
    Console.WriteLine(Convert.ToHexString(KeyFile.ReadOrCreate(args[1])));
    return 0;
}

var cipher = new FieldCipher(new byte[32]);
await using var database = new Database(new StorageOptions { ConnectionString = args[^1] }, new OfficeScope("kwangsan"), cipher);
switch (args[0])
{
    case "migrate":
        database.Migrate();
        return 0;
    case "write":
        Console.WriteLine(new SmallTransactions(database, args[1]).Run(Number(args[2]), Number(args[3])));
        return 0;
    case "flood":
        Console.WriteLine(new Flood(database).Run(Number(args[1])));
        return 0;
    default:
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
