<#
.SYNOPSIS
Installerar eller uppgraderar IndicatorSync som Windows-tjänst.
.DESCRIPTION
Körs som administratör i den uppackade mappen, på Windows Server 2019 eller senare. En ny installation frågar först efter SQL
Server-instansen. Inställningar, katalog, databas och tjänstens konto som redan finns lämnas orörda; den förra programversionen sparas i
mappen previous för återgång.
.EXAMPLE
.\install.ps1 -SqlServer SQL01\DRIFT -Account 'KOMMUN\svc-indicatorsync$'
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    # Instansen, till exempel SQL01 eller SQL01\DRIFT. Skriv - för den inbyggda databasen SQLite, bara för prov.
    [string] $SqlServer,
    [string] $Database = 'IndicatorSync',
    # gMSA (slutar på $), domänkonto eller tjänstens virtuella konto. Förvalt är kontot som tjänsten har, för en ny det virtuella.
    [string] $Account,
    # Bara för ett vanligt domänkonto; fråga med Get-Credential i stället för att skriva lösenord på kommandoraden.
    [System.Management.Automation.PSCredential] $Credential,
    [string] $ProgramFolder = (Join-Path $env:ProgramFiles 'IndicatorSync'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'IndicatorSync')
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$serviceName = 'IndicatorSync'
# Dessa läser trap nedan, vid fel var som helst i skriptet.
$previous = Join-Path $DataFolder 'previous'
$replaced = $false
$wasRunning = $false

$principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'Kör skriptet som administratör.'
}
if ([Environment]::OSVersion.Version.Build -lt 17763) {
    throw 'IndicatorSync kräver Windows Server 2019 eller senare.'
}

# Inställningarna ligger bredvid programmet, där det läser dem, och följer med vid uppgradering.
$settings = Join-Path $ProgramFolder 'appsettings.json'
$isNew = -not (Test-Path $settings)
if ($isNew -and -not $SqlServer) {
    $SqlServer = Read-Host 'SQL Server-instans (till exempel SQL01 eller SQL01\DRIFT; - för SQLite, bara för prov)'
    if (-not $SqlServer) {
        throw 'Ange en SQL Server-instans, eller - för SQLite.'
    }
}

$source = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $source 'service.ps1')
$executable = Join-Path $source 'IndicatorSync.Worker.exe'
if (-not (Test-Path $executable)) {
    throw "IndicatorSync.Worker.exe saknas i ${source}: kör skriptet i den uppackade mappen."
}

$sums = Join-Path $source 'SHA256SUMS'
if (Test-Path $sums) {
    foreach ($line in Get-Content $sums) {
        $expected, $name = $line -split '  ', 2
        if ($name -eq './appsettings.json') {
            # I mappen previous är det kommunens egen.
            continue
        }
        $actual = (Get-FileHash -Algorithm SHA256 -Path (Join-Path $source $name)).Hash
        if ($actual -ne $expected) {
            throw "Kontrollsumman för $name stämmer inte: hämta filerna på nytt."
        }
    }
}

$service = Get-Service -Name $serviceName -ErrorAction SilentlyContinue
$keepsAccount = $service -and -not $Account
if ($keepsAccount) {
    $Account = (Get-CimInstance -ClassName Win32_Service -Filter "Name='$serviceName'").StartName
}
elseif (-not $Account) {
    $Account = "NT SERVICE\$serviceName"
}
# En gMSA och ett virtuellt konto har inget lösenord att lagra.
$hasOwnPassword = -not ($Account.EndsWith('$') -or $Account -like 'NT SERVICE\*' -or $Account -like 'NT AUTHORITY\*')
if ($hasOwnPassword -and -not $keepsAccount -and -not $Credential) {
    $Credential = Get-Credential -UserName $Account -Message 'Tjänstens konto'
}

$wasRunning = $service -and $service.Status -eq 'Running'
if ($service -and $service.Status -ne 'Stopped') {
    Stop-Service -Name $serviceName
    $service.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(60))
}

trap {
    # Går kopieringen fel ligger den tidigare versionen kvar, och går igen om den gick.
    if ($replaced) {
        Copy-Item -Recurse -Force (Join-Path $previous '*') $ProgramFolder
    }
    if ($wasRunning) {
        Start-Service -Name $serviceName -ErrorAction SilentlyContinue
    }
    break
}
if ((Test-Path (Join-Path $ProgramFolder 'IndicatorSync.Worker.exe')) -and $source -ne $previous -and $source -ne $ProgramFolder) {
    if (Test-Path $previous) {
        Remove-Item -Recurse -Force $previous
    }
    New-Item -ItemType Directory -Force -Path $DataFolder | Out-Null
    Copy-Item -Recurse -Force $ProgramFolder $previous
    $replaced = $true
    Get-ChildItem $ProgramFolder | Where-Object { $_.Name -ne 'appsettings.json' } | Remove-Item -Recurse -Force
}
foreach ($folder in $ProgramFolder, $DataFolder, (Join-Path $DataFolder 'secrets'), (Join-Path $DataFolder 'bundle')) {
    New-Item -ItemType Directory -Force -Path $folder | Out-Null
}
if ($source -ne $ProgramFolder) {
    Copy-Item -Recurse -Force (Join-Path $source '*') $ProgramFolder -Exclude 'appsettings.json'
}

if ($isNew) {
    if ($SqlServer -eq '-') {
        $databaseSettings = @{ Provider = 'Sqlite'; ConnectionString = 'Data Source=' + (Join-Path $DataFolder 'indicatorsync.db') }
    }
    else {
        $databaseSettings = @{ Provider = 'SqlServer'; ConnectionString = "Server=$SqlServer;Database=$Database;Integrated Security=true" }
    }
    $content = @{
        Catalogue = @{ Path = (Join-Path $DataFolder 'indikatorer.yaml') }
        Database = $databaseSettings
        Mail = @{ Transport = 'Pickup'; PickupDirectory = (Join-Path $DataFolder 'outbox') }
        Secrets = @{ Directory = (Join-Path $DataFolder 'secrets') }
        Logging = @{ LogLevel = @{ Default = 'Information'; Microsoft = 'Warning'; Polly = 'Warning'; Quartz = 'Warning'; System = 'Warning' } }
    }
    [IO.File]::WriteAllText($settings, ($content | ConvertTo-Json -Depth 4), (New-Object Text.UTF8Encoding $false))
}
$catalogue = Join-Path $DataFolder 'indikatorer.yaml'
if (-not (Test-Path $catalogue)) {
    Copy-Item (Join-Path $ProgramFolder 'samples\norsjo-2026\indikatorer.yaml') $catalogue
}

$replaced = $false
# Editors read it beside the catalogue; it is the program's own, and follows its version.
Copy-Item (Join-Path $ProgramFolder 'indikatorer.schema.json') (Join-Path $DataFolder 'indikatorer.schema.json') -Force

if (-not $service) {
    Add-BackgroundService -Name $serviceName -Executable (Join-Path $ProgramFolder 'IndicatorSync.Worker.exe')
}
if (-not $keepsAccount) {
    Set-BackgroundServiceAccount -Name $serviceName -Account $Account -Credential $Credential
}
Set-BackgroundServiceRecovery -Name $serviceName
Set-BackgroundServiceEnvironment -Name $serviceName -DataFolder $DataFolder
Set-FolderRight -Account $Account -ProgramFolder $ProgramFolder -DataFolder $DataFolder
if (-not [Diagnostics.EventLog]::SourceExists($serviceName)) {
    [Diagnostics.EventLog]::CreateEventSource($serviceName, 'Application')
}

if ($wasRunning) {
    Start-Service -Name $serviceName
}

Write-Host "IndicatorSync är installerat i $ProgramFolder; inställningar och data ligger i $DataFolder."
if ($isNew) {
    Write-Host 'Nästa steg:'
    Write-Host "  1. Ge kontot $Account tillgång till databasen $Database på $SqlServer, och kör migrate."
    Write-Host '     Ett domänkonto eller en gMSA behöver också rätten Logga in som tjänst på servern.'
    Write-Host "  2. & '$ProgramFolder\IndicatorSync.Worker.exe' setup    frågar efter det som behövs, skriver inställningarna och prövar dem"
    Write-Host "  3. Start-Service $serviceName"
    Write-Host "  4. & '$ProgramFolder\IndicatorSync.Worker.exe' doctor --as-service    visar vad tjänsten själv fann, som sitt eget konto"
    Write-Host "  5. & '$ProgramFolder\IndicatorSync.Worker.exe' setup --live    när du har sett mejlen: låter dem gå till mottagarna"
}
