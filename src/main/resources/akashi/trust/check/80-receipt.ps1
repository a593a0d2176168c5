
# ---- The receipt of a check ----

# A root that somebody also put among the untrusted certificates is not trusted.
function Test-Trusted([string]$Thumbprint) {
    return [bool](Find-InStore 'Root' $Thumbprint) -and -not (Find-InStore 'Disallowed' $Thumbprint)
}

function New-KitReceipt($Kit) {
    return [ordered]@{
        receipt = $RECEIPT_FORMAT
        verb = 'Check'
        undo = $false
        computer = [System.Net.Dns]::GetHostName()
        by = [Security.Principal.WindowsIdentity]::GetCurrent().Name
        at = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
        outcome = $script:Outcome
        certificates = @(Get-Uses $Kit | ForEach-Object { Get-CertificateRow $_.Own $_.Use })
        authorities = @(@($Kit.roots) | ForEach-Object { [ordered]@{ thumbprint = $_.thumbprint; store = 'Root'; trusted = (Test-Trusted $_.thumbprint) } })
        intermediates = @(@($Kit.intermediates) | ForEach-Object { [ordered]@{ thumbprint = $_.thumbprint; store = 'CA'; present = [bool](Find-InStore 'CA' $_.thumbprint) } })
        switches = @(@($Kit.slots) | ForEach-Object { Get-SwitchRow (Get-SlotState $_) })
        clientGroup = $Kit.clientGroup
        connections = @(Get-Connections $Kit.servers)
    }
}

function Show-Root($Root, $Receipt) {
    $row = @($Receipt.authorities | Where-Object { $_.thumbprint -eq $Root.thumbprint })[0]
    if ($row.trusted) { Say "CA $($Root.name): trusted" "CA $($Root.name): 信頼済み" }
    elseif (Test-Path -LiteralPath "Cert:\CurrentUser\Root\$($Root.thumbprint)") {
        Find-Fault "CA $($Root.name): trusted for this user only, not for the computer" "CA $($Root.name): このユーザーだけが信頼しており、コンピューター全体では信頼されていません"
    } else { Find-Fault "CA $($Root.name): NOT trusted" "CA $($Root.name): 信頼されていません" }
}

function Show-Connection($Entry) {
    $where = "$($Entry.name):$($Entry.port)"
    $problems = @($Entry.problems) -join ', '
    if ($Entry.outcome -ne 'ENCRYPTED') { Say "${where}: $($Entry.outcome) $($Entry.error)" "${where}: $($Entry.outcome) $($Entry.error)" 'WARN' }
    elseif ($problems) { Find-Fault "${where}: encrypted ($($Entry.protocol)), but this computer objects: $problems" "${where}: 暗号化されていますが($($Entry.protocol))、このコンピューターでは問題があります: $problems" }
    else { Say "${where}: encrypted ($($Entry.protocol)), certificate accepted" "${where}: 暗号化($($Entry.protocol))、証明書は有効" }
}

function Show-Kit($Kit, $Receipt) {
    foreach ($root in @($Kit.roots)) { Show-Root $root $Receipt }
    foreach ($entry in @($Receipt.certificates)) { Show-Certificate $entry }
    foreach ($own in @($Kit.certificates)) {
        $present = Find-Own $own.thumbprint
        if ($present) { $null = Test-Chain $present }
    }
    foreach ($entry in @($Receipt.switches)) { Show-Switch $entry $Kit }
    foreach ($entry in @($Receipt.connections)) { Show-Connection $entry }
}

